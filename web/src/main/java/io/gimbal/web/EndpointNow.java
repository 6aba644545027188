package io.gimbal.web;

import io.gimbal.graph.AssetRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Who answers at an endpoint now.
///
/// @param roles champion first, then failsafe, then shadows; a role without a version is not in the list
/// @param failsafe that it answers in the champion's place; empty while the champion answers
public record EndpointNow(AssetRef endpoint, AssetRef model, List<Role> roles, Optional<Engaged> failsafe) {
    public EndpointNow {
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(model);
        Objects.requireNonNull(failsafe);
        roles = List.copyOf(roles);
    }

    /// @param name `champion`, `failsafe` or `shadow`
    /// @param selector how the declaration names it: `stage production`, `alias frozen`
    public record Role(String name, AssetRef version, String selector) {
        public Role {
            Objects.requireNonNull(version);
        }
    }

    /// @param since event time
    public record Engaged(Instant since, String why) {
        public Engaged {
            Objects.requireNonNull(since);
        }
    }

    /// Whoever answers: the failsafe while it is engaged, else the champion.
    public Optional<Role> acting() {
        String wanted = failsafe.isPresent() ? "failsafe" : "champion";
        return roles.stream().filter(role -> role.name().equals(wanted)).findFirst();
    }
}
