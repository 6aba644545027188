package io.gimbal.rules.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import dev.cel.runtime.CelVariableResolver;
import io.gimbal.rules.ValueRead;
import io.gimbal.rules.ValueType;
import io.gimbal.rules.Values;
import io.gimbal.rules.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A part of an expression that can be run with a note of what it read.
record TracedProgram(Program program, List<ReadPath> paths, Variables variables) {
    static TracedProgram of(CelExpr part, Compilation compilation) {
        return new TracedProgram(compilation.program(part), ReadPath.of(part, compilation), compilation.variables());
    }

    /// What came out, or why nothing did.
    ///
    /// @param result empty when undefined
    record Trace(Optional<Object> result, List<ValueRead> reads, String undefined) {}

    Trace run(Values values) {
        Map<Long, Object> seen = new HashMap<>();
        try {
            Object result =
                    program.trace(resolver(variables, values), (node, value) -> seen.putIfAbsent(node.id(), value));
            return new Trace(Optional.of(result), reads(seen, -1), "");
        } catch (CelEvaluationException e) {
            Failure failure = Failure.of(e);
            return new Trace(Optional.empty(), reads(seen, failure.offset()), failure.reason(paths));
        }
    }

    /// Those that gave a value, and the one that failed to.
    private List<ValueRead> reads(Map<Long, Object> seen, int failedAt) {
        return paths.stream()
                .filter(path -> seen.containsKey(path.id()) || path.offset() == failedAt)
                .map(path -> new ValueRead(
                        path.text(), Optional.ofNullable(seen.get(path.id())).map(Rendering::of)))
                .toList();
    }

    static CelVariableResolver resolver(Variables variables, Values values) {
        Map<String, ValueType> types = variables.types();
        return name -> {
            ValueType type = types.get(name);
            return type == null ? Optional.empty() : Optional.of(Binding.adapt(name, type, values.find(name)));
        };
    }
}
