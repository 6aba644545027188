package io.gimbal.rules;

import static io.gimbal.rules.RulesFixtures.bound;
import static io.gimbal.rules.RulesFixtures.formula;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class FormulaTest {
    @Test
    void givesTheNumberAndWhatItRead() {
        Formula clip = formula("math.least(prediction.value, 3.0 * mae)");
        Values values = bound("prediction", Map.of("value", 50.0), "mae", 4.0);
        assertThat(clip.evaluate(values)).hasValue(12.0);
        assertThat(clip.explain(values))
                .isEqualTo(new Quantity.Known(12.0, ((Quantity.Known) clip.explain(values)).reads()));
        assertThat(clip.explain(values).reads())
                .extracting(ValueRead::toString)
                .containsExactly("prediction.value = 50.0", "mae = 4.0");
    }

    @Test
    void ofWholeNumbersGivesANumber() {
        assertThat(formula("count * 2").evaluate(bound("count", 21))).hasValue(42.0);
        assertThat(formula("reviewed ? 1.5 : 2.5").evaluate(bound("reviewed", true)))
                .hasValue(1.5);
    }

    @Test
    void withoutAFiniteResultIsUndefined() {
        assertThat(formula("mae * 2.0").evaluate(bound())).isEmpty();
        assertThat(formula("mae * 2.0").evaluate(bound("mae", Double.NaN))).isEmpty();
        assertThat(formula("mae").evaluate(bound("mae", Double.POSITIVE_INFINITY)))
                .isEmpty();
        assertThat(formula("1.0 / mae").evaluate(bound("mae", 0.0))).isEmpty();
        assertThat(formula("1.0 / mae").explain(bound("mae", 0.0)))
                .isInstanceOfSatisfying(
                        Quantity.Undefined.class,
                        undefined -> assertThat(undefined.missing()).isEqualTo("division by zero"));
        assertThat(formula("mae").explain(bound("mae", Double.NEGATIVE_INFINITY)))
                .isInstanceOf(Quantity.Undefined.class);
    }
}
