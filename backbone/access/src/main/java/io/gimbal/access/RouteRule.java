package io.gimbal.access;

import io.gimbal.http.Method;

/// What a route asks for where the usual does not fit. The usual, by method and [io.gimbal.http.Route.Trait]: reading
/// and questions ask for a viewer, approvals for an approver, everything else for an editor; what is not a question and
/// keeps no record of its own is written to the audit log.
///
/// @param pattern as the route has it
/// @param isAudited whether each use is written to the audit log; not for what happens thousands of times a second and
///     has a record of its own
public record RouteRule(Method method, String pattern, Role role, boolean isAudited) {
    public static RouteRule audited(Method method, String pattern, Role role) {
        return new RouteRule(method, pattern, role, true);
    }

    public static RouteRule unaudited(Method method, String pattern, Role role) {
        return new RouteRule(method, pattern, role, false);
    }
}
