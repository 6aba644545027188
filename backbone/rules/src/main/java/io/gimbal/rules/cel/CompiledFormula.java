package io.gimbal.rules.cel;

import dev.cel.common.types.CelKind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import io.gimbal.rules.Expression;
import io.gimbal.rules.Formula;
import io.gimbal.rules.Quantity;
import io.gimbal.rules.Values;
import io.gimbal.rules.Variables;
import java.util.OptionalDouble;
import java.util.Set;

/// A number.
record CompiledFormula(Expression expression, Program program, TracedProgram traced) implements Formula {
    static CompiledFormula compile(Expression expression, Variables variables) {
        Compilation compilation =
                Compilation.of(expression, variables, Set.of(CelKind.DOUBLE, CelKind.INT), "a number");
        TracedProgram traced = TracedProgram.of(compilation.tree().getExpr(), compilation);
        return new CompiledFormula(expression, traced.program(), traced);
    }

    @Override
    public OptionalDouble evaluate(Values values) {
        try {
            Object result = program.eval(TracedProgram.resolver(traced.variables(), values));
            return result instanceof Number number && Double.isFinite(number.doubleValue())
                    ? OptionalDouble.of(number.doubleValue())
                    : OptionalDouble.empty();
        } catch (CelEvaluationException e) {
            return OptionalDouble.empty();
        }
    }

    @Override
    public Quantity explain(Values values) {
        TracedProgram.Trace trace = traced.run(values);
        if (trace.result().orElse(null) instanceof Number number) {
            return Double.isFinite(number.doubleValue())
                    ? new Quantity.Known(number.doubleValue(), trace.reads())
                    : new Quantity.Undefined("not a finite number", trace.reads());
        }
        return new Quantity.Undefined(trace.undefined(), trace.reads());
    }
}
