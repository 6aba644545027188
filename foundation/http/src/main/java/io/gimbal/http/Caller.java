package io.gimbal.http;

import java.util.Set;

/// Who sent a request.
///
/// @param name as it stands in the audit log
/// @param verified whether the name was proven, or only stated
/// @param roles as the access rules call them
public record Caller(String name, boolean verified, Set<String> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }
}
