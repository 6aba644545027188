package io.gimbal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CompileProblemsTest {
    @Test
    void anUnknownVariableIsShownWithItsPlaceAndTheNearestName() {
        Problem problem = onlyProblem("mae < 4.0 && reviewd");
        assertThat(problem.toString())
                .isEqualTo("expression:1:14: unknown variable \"reviewd\" (did you mean \"reviewed\"?)");
        assertThat(problem.excerpt()).hasValue("mae < 4.0 && reviewd\n             ^");
    }

    @Test
    void anUnknownFieldIsShownWithTheNearestField() {
        Problem problem = onlyProblem("prediction.vlaue > 1.0");
        assertThat(problem.message()).isEqualTo("unknown field \"vlaue\"");
        assertThat(problem.hint()).hasValue("did you mean \"value\"?");
    }

    @Test
    void everyProblemIsReported() {
        assertThat(problems("may < 4.0 && baias < 1.0")).hasSize(2);
    }

    @Test
    void theirPlaceIsInTheFileTheExpressionStandsIn() {
        Expression expression = new Expression("mae <\n 4.0 && nobody", new Location("gate.yaml", 7, 12));
        CodedException refused = refusal(expression);
        assertThat(refused.problems().getFirst().location()).isEqualTo(new Location("gate.yaml", 8, 9));
    }

    @Test
    void aMismatchOfTypesIsExplained() {
        Problem problem = onlyProblem("borough < 4.0");
        assertThat(problem.message()).isEqualTo("\"<\" cannot be applied to (string, double)");
        assertThat(onlyProblem("mae == 4").hint()).isPresent();
        assertThat(onlyProblem("mae * 2 > 1.0").hint())
                .hasValue("write whole numbers as 2.0, or convert with double(...)");
    }

    @Test
    void whatIsNoConditionIsNoRule() {
        assertThat(onlyProblem("mae + 1.0").message()).isEqualTo("the expression gives a number, expected a condition");
        assertThat(onlyProblem("features.on").hint()).isPresent();
    }

    @Test
    void whatIsNoNumberIsNoFormula() {
        CodedException refused = catchThrowableOfType(CodedException.class, () -> RulesFixtures.formula("mae < 4.0"));
        assertThat(refused.problems().getFirst().message())
                .isEqualTo("the expression gives true or false, expected a number");
    }

    @Test
    void nonsenseIsRefusedAsSuch() {
        for (String text :
                List.of("", "   ", "mae <", "mae < 4.0 &&", "(((", "\"", "a b c", "mae < 4.0;", "\0", "💥")) {
            assertThat(problems(text)).as(text).isNotEmpty();
        }
    }

    private static Problem onlyProblem(String text) {
        List<Problem> problems = problems(text);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private static List<Problem> problems(String text) {
        CodedException refused = refusal(Expression.of(text));
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        return refused.problems();
    }

    private static CodedException refusal(Expression expression) {
        return catchThrowableOfType(
                CodedException.class, () -> RulesFixtures.COMPILER.rule(expression, RulesFixtures.VARIABLES));
    }
}
