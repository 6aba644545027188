package io.gimbal.serving.predict;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.rules.Expression;
import io.gimbal.rules.Outcome.Undefined;
import io.gimbal.rules.Rule;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.rules.Verdict;
import io.gimbal.serving.Guardrail;
import io.gimbal.serving.GuardrailRules;
import io.gimbal.serving.ServiceShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The guardrails of an endpoint, compiled once. Thread-safe.
final class CompiledGuardrails {
    private final List<Compiled> rails;

    private CompiledGuardrails(List<Compiled> rails) {
        this.rails = rails;
    }

    /// @param readsValue whether it may say different things of different models
    private record Compiled(Guardrail rail, Rule rule, boolean readsValue) {}

    /// The guardrail that decides.
    ///
    /// @param why for people and records
    record Decision(Guardrail rail, String why) {}

    /// @throws CodedException INVALID_ARGUMENT if a condition does not fit the service
    static CompiledGuardrails compile(RuleCompiler compiler, List<Guardrail> rails, ServiceShape shape) {
        List<Compiled> compiled = new ArrayList<>();
        for (Guardrail rail : rails) {
            compiled.add(compile(compiler, rail, shape));
        }
        return new CompiledGuardrails(List.copyOf(compiled));
    }

    private static Compiled compile(RuleCompiler compiler, Guardrail rail, ServiceShape shape) {
        Expression when = Expression.of(rail.when());
        try {
            return new Compiled(rail, compiler.rule(when, GuardrailRules.withoutValue(shape)), false);
        } catch (CodedException e) {
            if (e.code() != ErrorCode.INVALID_ARGUMENT) {
                throw e;
            }
            return new Compiled(rail, compiler.rule(when, GuardrailRules.variables(shape)), true);
        }
    }

    /// What is the same for all models that are asked about one item; asked for each value afterwards.
    Item about(GuardrailValues values) {
        return new Item(values);
    }

    /// One item. Not thread-safe.
    final class Item {
        private final GuardrailValues values;
        private final @Nullable Verdict[] verdicts = new @Nullable Verdict[rails.size()];

        private Item(GuardrailValues values) {
            this.values = values;
        }

        /// The first that holds; null when the value may be answered as it is.
        @Nullable
        Decision decide(double value) {
            values.use(value);
            for (int i = 0; i < verdicts.length; i++) {
                Verdict verdict = verdict(i);
                if (verdict != Verdict.FAILS) {
                    return decision(rails.get(i), verdict);
                }
            }
            return null;
        }

        private Verdict verdict(int index) {
            Compiled compiled = rails.get(index);
            if (compiled.readsValue()) {
                return compiled.rule().evaluate(values);
            }
            Verdict known = verdicts[index];
            if (known == null) {
                known = compiled.rule().evaluate(values);
                verdicts[index] = known;
            }
            return known;
        }

        /// One that cannot be evaluated protects nobody, so it counts as holding.
        private Decision decision(Compiled compiled, Verdict verdict) {
            Guardrail rail = compiled.rail();
            String undefined = verdict == Verdict.UNDEFINED ? " (" + undefined(compiled) + ")" : "";
            return new Decision(
                    rail,
                    rail.guardrail()
                            + undefined
                            + rail.abstain().map(reason -> ": " + reason).orElse(""));
        }

        private String undefined(Compiled compiled) {
            return compiled.rule().explain(values) instanceof Undefined undefined
                    ? "undefined: " + String.join("; ", undefined.missing())
                    : "undefined";
        }
    }
}
