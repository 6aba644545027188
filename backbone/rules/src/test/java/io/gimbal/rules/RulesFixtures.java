package io.gimbal.rules;

import io.gimbal.rules.wiring.RulesModule;
import java.util.HashMap;
import java.util.Map;

/// Rules over a few variables of every type.
final class RulesFixtures {
    static final RuleCompiler COMPILER = RulesModule.create().compiler();

    static final Variables VARIABLES = Variables.builder()
            .number("mae")
            .number("bias")
            .integer("count")
            .text("borough")
            .flag("reviewed")
            .timestamp("at")
            .map("features")
            .list("slices")
            .object(
                    "prediction",
                    Variables.builder()
                            .number("value")
                            .object(
                                    "band",
                                    Variables.builder()
                                            .number("low")
                                            .number("high")
                                            .build())
                            .build())
            .build();

    private RulesFixtures() {}

    static Rule rule(String text) {
        return COMPILER.rule(Expression.of(text), VARIABLES);
    }

    static Formula formula(String text) {
        return COMPILER.formula(Expression.of(text), VARIABLES);
    }

    /// Names and values in turn; null is allowed.
    static Values bound(Object... namesAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Values.of(map);
    }

    /// Evaluates both ways and insists that they agree.
    static Verdict verdict(String text, Object... namesAndValues) {
        Rule rule = rule(text);
        Values values = bound(namesAndValues);
        Verdict verdict = rule.evaluate(values);
        Verdict explained = rule.explain(values).verdict();
        if (verdict != explained) {
            throw new AssertionError(text + ": evaluated " + verdict + ", explained " + explained);
        }
        return verdict;
    }
}
