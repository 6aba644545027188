package io.gimbal.model;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// The knobs of a trainer, in the order they are shown.
public record HyperParameterSchema(List<HyperParameter> parameters) {
    public HyperParameterSchema {
        parameters = List.copyOf(parameters);
    }

    public static HyperParameterSchema of(HyperParameter... parameters) {
        return new HyperParameterSchema(List.of(parameters));
    }

    /// Every hyper-parameter with the given value or its default.
    ///
    /// @throws CodedException INVALID_ARGUMENT with everything that is unknown (and the nearest name), absent or
    ///     out of range
    public HyperParameters resolve(JsonObject given) {
        Problems problems = new Problems();
        List<String> names = parameters.stream().map(HyperParameter::name).toList();
        for (String name : given.fields().keySet()) {
            if (!names.contains(name)) {
                Problem problem = Problem.in(name, "unknown hyper-parameter");
                problems.add(problem.withNearest(name, names));
            }
        }
        JsonObject.Builder resolved = JsonObject.builder();
        for (HyperParameter parameter : parameters) {
            Optional<JsonValue> value = given.find(parameter.name()).or(parameter::initial);
            value.ifPresentOrElse(
                    found -> {
                        parameter
                                .range()
                                .problem(found)
                                .ifPresent(expected ->
                                        problems.add(parameter.name(), "expected " + expected + ", found " + found));
                        resolved.put(parameter.name(), found);
                    },
                    () -> problems.add(parameter.name(), "missing hyper-parameter"));
        }
        problems.throwIfAny("the hyper-parameters");
        return new HyperParameters(resolved.build());
    }
}
