package io.gimbal.monitoring.declared;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.declare.Declared;
import io.gimbal.monitoring.Severity;
import io.gimbal.rules.Expression;
import io.gimbal.rules.Rule;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.rules.Variables;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds what is wrong with the alerts of a declared monitor. Not thread-safe.
final class AlertChecks {
    private static final String ALERTS = "alerts";

    private final RuleCompiler compiler;
    private final Declared<MonitorSpec> declared;
    private final Problems problems;

    AlertChecks(RuleCompiler compiler, Declared<MonitorSpec> declared, Problems problems) {
        this.compiler = compiler;
        this.declared = declared;
        this.problems = problems;
    }

    void check() {
        Set<String> names = new HashSet<>();
        List<AlertSpec> alerts = declared.value().alertSpecs();
        for (int i = 0; i < alerts.size(); i++) {
            AlertSpec alert = alerts.get(i);
            if (!names.add(alert.name())) {
                problems.add(Problem.at(
                                declared.location(ALERTS, i, "alert"),
                                "two alerts of the monitor are called \"" + alert.name() + "\"")
                        .withExcerpt(alert.name()));
            }
            checkImmediate(alert, i);
            checkActions(alert, i);
            checkConditions(alert, i);
        }
    }

    private void checkImmediate(AlertSpec alert, int index) {
        if (alert.immediate() && alert.chunks() != 1) {
            problems.add(Problem.at(
                    declared.location(ALERTS, index, "for"),
                    "an immediate alert cannot wait for " + alert.chunks() + " chunks"));
        }
        if (alert.immediate() && alert.minimumLabels() > 0) {
            problems.add(Problem.at(
                    declared.location(ALERTS, index, "minimum-labels"), "an immediate alert cannot wait for labels"));
        }
    }

    private void checkActions(AlertSpec alert, int index) {
        if (alert.actions().isNone()) {
            return;
        }
        if (alert.severity() != Severity.CRITICAL) {
            problems.add(Problem.at(
                    declared.location(ALERTS, index, "actions"),
                    "only a CRITICAL alert acts, and \"" + alert.name() + "\" is " + alert.severity()));
        } else if (declared.value().cooldown(Severity.CRITICAL).isZero()) {
            problems.add(Problem.at(
                            declared.location(ALERTS, index, "actions"),
                            "nothing says how long \"" + alert.name() + "\" waits before it acts again")
                    .withHint("add cooldown: { CRITICAL: 7d }"));
        }
        if (alert.actions().retrain().isPresent()
                && declared.value().retraining().isEmpty()) {
            problems.add(Problem.at(
                            declared.location(ALERTS, index, "actions", "retrain"),
                            "nothing says when a retrained version may take over")
                    .withHint("add retraining: { takes-effect-after: 1d }"));
        }
    }

    private void checkConditions(AlertSpec alert, int index) {
        Variables variables = alert.immediate() ? SignalNames.immediate() : SignalNames.of(declared.value());
        Optional<Rule> when = compile(alert.when(), "when", index, variables);
        alert.clear().ifPresent(text -> compile(text, "clear", index, variables));
        if (alert.severity() == Severity.CRITICAL) {
            HarmSignals.objection(alert.when())
                    .or(() -> when.flatMap(HarmSignals::objection))
                    .ifPresent(why -> problems.add(Problem.at(
                                    declared.location(ALERTS, index, "severity"),
                                    "CRITICAL is for harm done, and the condition " + why)
                            .withHint("moved inputs or volume alone are a WARNING")));
        }
    }

    private Optional<Rule> compile(String text, String field, int index, Variables variables) {
        Expression expression = new Expression(text, declared.location(ALERTS, index, field));
        try {
            return Optional.of(compiler.rule(expression, variables));
        } catch (CodedException e) {
            if (e.problems().isEmpty()) {
                problems.add(Problem.at(expression.location(), e.getMessage()));
            }
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }
}
