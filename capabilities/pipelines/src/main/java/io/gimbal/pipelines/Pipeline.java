package io.gimbal.pipelines;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A declared way to versions of models.
///
/// @param parameters with the values that hold when a run gives no other
/// @param seed of every random choice; without one the results cannot be made again
/// @param steps in order; each reads earlier ones
public record Pipeline(PipelineName name, Map<String, JsonValue> parameters, Optional<Long> seed, List<Step> steps) {
    /// What stands in where a pipeline has no seed, which is a finding of its own.
    private static final long NO_SEED = 0;

    public Pipeline {
        Objects.requireNonNull(name);
        Objects.requireNonNull(seed);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        steps = List.copyOf(steps);
    }

    public long effectiveSeed() {
        return seed.orElse(NO_SEED);
    }

    /// The parameters of a run: the declared ones, with what is given in their place.
    ///
    /// @throws CodedException INVALID_ARGUMENT for a parameter that is not declared (with the nearest
    ///     name) or of another sort than the declared value
    public Map<String, JsonValue> bind(Map<String, JsonValue> given) {
        Map<String, JsonValue> bound = new LinkedHashMap<>(parameters);
        given.forEach((name, value) -> {
            JsonValue declared = parameters.get(name);
            if (declared == null) {
                throw CodedException.invalidArgument("pipeline " + this.name.name() + " has no parameter \"" + name
                        + "\""
                        + NearestName.hint(name, parameters.keySet())
                                .map(hint -> ", " + hint)
                                .orElse(""));
            }
            if (!declared.kind().equals(value.kind())) {
                throw CodedException.invalidArgument("parameter \"" + name + "\" expected " + declared.kind() + " like "
                        + declared + ", found " + value);
            }
            bound.put(name, value);
        });
        return bound;
    }
}
