package io.gimbal.monitoring.declared;

import java.util.List;

/// An alert route as somebody wrote it.
///
/// @param severities in lower case
/// @param to where to; only the log
public record AlertRouteSpec(List<String> severities, String to) {
    public AlertRouteSpec {
        severities = List.copyOf(severities);
    }
}
