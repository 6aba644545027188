package io.gimbal.serving.predict;

import io.gimbal.serving.EndpointName;
import io.gimbal.serving.PredictionId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Ids that are being used at this moment, so that two requests with one id do not both make a prediction.
/// Thread-safe.
final class Reservations {
    private final Map<Identity, Reservation> taken = new ConcurrentHashMap<>();

    private record Identity(EndpointName endpoint, PredictionId id) {}

    /// @param digest of the words that reserved it
    /// @param ended completes when its prediction is found by everybody, or given up
    record Reservation(String digest, CompletableFuture<Boolean> ended) {}

    /// The reservation of somebody else, if there is one; else the id is taken by the caller now.
    Optional<Reservation> take(EndpointName endpoint, PredictionId id, String digest) {
        Reservation own = new Reservation(digest, new CompletableFuture<>());
        return Optional.ofNullable(taken.putIfAbsent(new Identity(endpoint, id), own));
    }

    /// Ends a reservation of the caller.
    void end(EndpointName endpoint, PredictionId id) {
        Reservation own = taken.remove(new Identity(endpoint, id));
        if (own != null) {
            own.ended().complete(true);
        }
    }
}
