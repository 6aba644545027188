package io.gimbal.serving;

import java.util.Objects;

/// What serving keeps in the database.
public record ServingStores(
        EndpointStore endpoints, CandidateStore candidates, ConsumerStore consumers, EngagementStore engagements) {
    public ServingStores {
        Objects.requireNonNull(endpoints);
        Objects.requireNonNull(candidates);
        Objects.requireNonNull(consumers);
        Objects.requireNonNull(engagements);
    }
}
