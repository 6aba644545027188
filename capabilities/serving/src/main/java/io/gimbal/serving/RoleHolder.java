package io.gimbal.serving;

import java.util.Objects;
import java.util.Set;

/// A version that is asked by an endpoint, with everything it is asked for.
public record RoleHolder(ServedVersion version, Set<Role> roles) {
    public RoleHolder {
        Objects.requireNonNull(version);
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException(version.ref() + " has no role");
        }
    }
}
