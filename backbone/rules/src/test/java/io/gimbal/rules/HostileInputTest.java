package io.gimbal.rules;

import static io.gimbal.rules.RulesFixtures.bound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class HostileInputTest {
    @Test
    void aHugeExpressionIsRefused() {
        assertRefused("mae < 4.0 && ".repeat(1_000) + "true");
        assertRefused("mae < 4.0 && ".repeat(1_000_000) + "true");
    }

    @Test
    void deepNestingIsRefused() {
        assertRefused("(".repeat(1_500) + "true" + ")".repeat(1_500));
        assertRefused("!".repeat(50) + "(".repeat(200) + "reviewed" + ")".repeat(200));
        assertRefused("[".repeat(100) + "]".repeat(100) + " == []");
        assertRefused("reviewed ? true : ".repeat(200) + "false");
        assertRefused("1.0" + " + 1.0".repeat(300) + " > 0.0");
    }

    @Test
    void theLongestAllowedConjunctionStillWorks() {
        String text = "mae < 4.0 && ".repeat(300) + "true";
        Rule rule = RulesFixtures.rule(text);
        assertThat(rule.evaluate(bound("mae", 3.0))).isEqualTo(Verdict.HOLDS);
        assertThat(rule.explain(bound("mae", 5.0)).clauses()).hasSize(301);
    }

    @Test
    void aLoopOverTooMuchIsUndefinedAndQuick() {
        List<Integer> million = Collections.nCopies(1_000_000, 1);
        assertThat(RulesFixtures.verdict("slices.all(s, s == 1)", "slices", million))
                .isEqualTo(Verdict.UNDEFINED);
        List<Integer> thousand = Collections.nCopies(1_000, 1);
        assertThat(RulesFixtures.verdict("slices.all(a, slices.all(b, a == b))", "slices", thousand))
                .isEqualTo(Verdict.UNDEFINED);
    }

    @Test
    void loopsInsideLoopsInsideLoopsAreRefused() {
        assertRefused("slices.all(a, slices.all(b, slices.all(c, a == b && b == c)))");
    }

    @Test
    void regularExpressionsCannotBacktrack() {
        String text = "a".repeat(50_000) + "b";
        assertThat(RulesFixtures.verdict("borough.matches('(a+)+$')", "borough", text))
                .isEqualTo(Verdict.FAILS);
    }

    @Test
    void brokenRegularExpressionsAreUndefined() {
        assertThat(RulesFixtures.verdict("borough.matches('(')", "borough", "x"))
                .isEqualTo(Verdict.UNDEFINED);
    }

    @Test
    void aBindingThatThrowsIsUndefinedAndNamesNoSecret() {
        Rule rule = RulesFixtures.rule("features.size() > 0");
        assertThat(rule.evaluate(bound("features", Map.of("x", new Object())))).isEqualTo(Verdict.UNDEFINED);
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> RulesFixtures.rule(text))
                .satisfies(refused -> assertThat(refused.problems()).isNotEmpty())
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(20_000));
    }
}
