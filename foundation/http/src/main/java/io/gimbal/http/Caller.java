package io.gimbal.http;

import java.util.Optional;
import java.util.Set;

/// Who sent a request.
///
/// @param name as it stands in the audit log
/// @param verified whether the name was proven, or only stated
/// @param roles as the access rules call them
/// @param consumer the consumer in whose name alone the credentials may be used; empty if they are bound to none
public record Caller(String name, boolean verified, Set<String> roles, Optional<String> consumer) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /// A caller whose credentials are bound to no consumer.
    public Caller(String name, boolean verified, Set<String> roles) {
        this(name, verified, roles, Optional.empty());
    }
}
