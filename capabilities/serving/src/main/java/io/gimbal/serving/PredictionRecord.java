package io.gimbal.serving;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// One prediction as it was made, and all that explains it. Never changes.
///
/// @param eventTime of what is predicted, in microseconds
/// @param inputs what came with the request
/// @param features what was looked up, by column, in the order of the service
/// @param servedBy whose answer the caller got
/// @param model the address of the model
/// @param version the one whose answer the caller got
/// @param value empty when it abstained or failed
/// @param why the guardrail that decided, or what went wrong
/// @param answers of each version that was asked, also of the one that served
/// @param configuration which revision of the endpoint's declaration it was made under
/// @param request the digest of the caller's own words, by which a repetition is told from a contradiction
public record PredictionRecord(
        PredictionId id,
        EndpointName endpoint,
        Instant eventTime,
        Optional<ConsumerName> consumer,
        JsonObject keys,
        JsonObject inputs,
        Map<String, ServedFeature> features,
        Role servedBy,
        AssetRef model,
        int version,
        OptionalDouble value,
        Outcome outcome,
        Optional<String> why,
        List<VersionAnswer> answers,
        long configuration,
        String request) {
    public PredictionRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(eventTime);
        Objects.requireNonNull(consumer);
        Objects.requireNonNull(keys);
        Objects.requireNonNull(inputs);
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        Objects.requireNonNull(servedBy);
        Objects.requireNonNull(model);
        Objects.requireNonNull(value);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(why);
        answers = List.copyOf(answers);
        Objects.requireNonNull(request);
    }

    /// What the version said that was asked in this role; of several shadows the first.
    public Optional<VersionAnswer> answer(Role role) {
        for (VersionAnswer answer : answers) {
            if (answer.roles().contains(role)) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    /// What the version said, in whatever role.
    public Optional<VersionAnswer> answer(int number) {
        for (VersionAnswer answer : answers) {
            if (answer.version() == number) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    /// How the champion failed, if it did.
    public Optional<Failure> championFailure() {
        return answer(Role.CHAMPION).flatMap(VersionAnswer::failure);
    }
}
