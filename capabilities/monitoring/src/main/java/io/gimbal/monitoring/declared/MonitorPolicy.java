package io.gimbal.monitoring.declared;

import io.gimbal.monitoring.ChunkPolicy;
import io.gimbal.monitoring.Condition;
import io.gimbal.monitoring.Severity;
import io.gimbal.monitoring.alerts.AlertName;
import io.gimbal.monitoring.alerts.AlertPolicy;
import io.gimbal.monitoring.alerts.MonitorAlerts;
import io.gimbal.monitoring.drift.DriftPolicy;
import io.gimbal.rules.Expression;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.rules.Variables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a monitor does, ready to be done.
///
/// @param inputs the watched columns of requests, as declared
/// @param watchesPrediction whether the champion's predictions are compared with the reference
/// @param watchesLabel whether the labels are
/// @param takesEffectAfter how long a retrained version shadows before its promotion is decided
public record MonitorPolicy(
        ChunkPolicy chunks,
        MonitorAlerts alerts,
        List<String> inputs,
        boolean watchesPrediction,
        boolean watchesLabel,
        DriftPolicy drift,
        Optional<Duration> takesEffectAfter) {
    /// The group of all columns that come with a request.
    public static final String INPUTS = "inputs";
    /// The champion's predictions: a group, and its only column.
    public static final String PREDICTION = "prediction";
    /// The labels: a group, and its only column.
    public static final String LABEL = "label";

    public MonitorPolicy {
        inputs = List.copyOf(inputs);
    }

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT or UNSUPPORTED for what a check would have refused
    public static MonitorPolicy of(MonitorSpec spec, RuleCompiler compiler) {
        Variables complete = SignalNames.of(spec);
        List<AlertPolicy> alerts = spec.alertSpecs().stream()
                .map(alert -> alert(alert, spec, compiler, alert.immediate() ? SignalNames.immediate() : complete))
                .toList();
        DriftPolicy usual = DriftPolicy.DEFAULT;
        return new MonitorPolicy(
                ChunkPolicy.of(spec.chunk(), spec.closesAfter()),
                new MonitorAlerts(alerts, spec.cooldown(Severity.CRITICAL)),
                spec.drift().map(MonitorSpec.Drift::inputs).orElse(List.of()),
                spec.drift().filter(drift -> drift.has(PREDICTION)).isPresent(),
                spec.drift().filter(drift -> drift.has(LABEL)).isPresent(),
                spec.drift()
                        .map(drift -> new DriftPolicy(
                                drift.minimumEffect(),
                                Math.toIntExact(drift.minimumDistinct()),
                                usual.deviations(),
                                usual.minimumDays(),
                                usual.minimumRows(),
                                usual.alpha()))
                        .orElse(usual),
                spec.retraining().map(MonitorSpec.Retraining::takesEffectAfter));
    }

    private static AlertPolicy alert(AlertSpec alert, MonitorSpec spec, RuleCompiler compiler, Variables variables) {
        Condition when = new RuleCondition(compiler.rule(Expression.of(alert.when()), variables));
        Condition clear = alert.clear()
                .<Condition>map(text -> new RuleCondition(compiler.rule(Expression.of(text), variables)))
                .orElseGet(when::negated);
        return new AlertPolicy(
                new AlertName(alert.name()),
                alert.severity(),
                when,
                clear,
                alert.minimumLabels(),
                alert.chunks(),
                Math.toIntExact(spec.clearFor()),
                spec.cooldown(alert.severity()),
                alert.immediate(),
                alert.actions());
    }

    /// Whether some alert looks at single predictions.
    public boolean isImmediate() {
        return alerts.policies().stream().anyMatch(AlertPolicy::immediate);
    }

    /// @throws IllegalArgumentException if there is no such alert
    public AlertPolicy alert(AlertName name) {
        return alerts.policies().stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no alert " + name));
    }
}
