package io.gimbal.pipelines;

import io.gimbal.json.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// What somebody wants run.
///
/// @param asOf the moment the run pretends to live in, event time: nothing that became known later is seen
/// @param parameters in place of the declared values
/// @param startedBy the principal, or the part of Gimbal that acted
public record RunRequest(Instant asOf, Map<String, JsonValue> parameters, String startedBy) {
    public RunRequest {
        Objects.requireNonNull(asOf);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static RunRequest of(Instant asOf, String startedBy) {
        return new RunRequest(asOf, Map.of(), startedBy);
    }
}
