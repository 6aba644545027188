package io.gimbal.monitoring.declared;

import io.gimbal.monitoring.Condition;
import io.gimbal.monitoring.Signals;
import io.gimbal.rules.Outcome;
import io.gimbal.rules.Rule;
import io.gimbal.rules.Values;
import io.gimbal.rules.Verdict;
import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.UndefinedReason;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A condition that somebody wrote. A signal without value is not there when it is evaluated.
public record RuleCondition(Rule rule) implements Condition {
    private static final Set<String> COUNTS =
            Set.of("chunk.predictions", "chunk.labels", "chunk.errors", "chunk.impossible");

    @Override
    public Measurement<Boolean> test(Signals signals) {
        Values values = values(signals);
        Verdict verdict = rule.evaluate(values);
        return switch (verdict) {
            case HOLDS -> Measurement.of(true);
            case FAILS -> Measurement.of(false);
            case UNDEFINED ->
                Measurement.undefined(
                        UndefinedReason.EMPTY, rule.explain(values).explanation());
        };
    }

    /// Why it holds or not, with the numbers; one line or several.
    public String explain(Signals signals) {
        Outcome outcome = rule.explain(values(signals));
        return outcome.explanation();
    }

    /// The text of the condition.
    public String text() {
        return rule.expression().text().strip();
    }

    private static Values values(Signals signals) {
        Map<String, Map<String, Object>> groups = new HashMap<>();
        signals.values()
                .forEach((name, value) -> value.find().ifPresent(number -> {
                    int dot = name.indexOf('.');
                    Object shown = COUNTS.contains(name) ? (Object) number.longValue() : number;
                    groups.computeIfAbsent(name.substring(0, dot), _ -> new HashMap<>())
                            .put(name.substring(dot + 1), shown);
                }));
        return Values.of(groups);
    }
}
