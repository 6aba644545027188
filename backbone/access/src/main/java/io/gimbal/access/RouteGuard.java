package io.gimbal.access;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.Caller;
import io.gimbal.http.Method;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.http.RouteHandler;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts the check of roles and the audit log before the handlers of routes.
///
/// An entry is written before the handler runs: nothing is done that the log does not know of, and when the log cannot
/// be written, nothing is done. Refusals are entries too.
public final class RouteGuard {
    private final AuditLog audit;
    private final Map<String, RouteRule> rules = new HashMap<>();

    /// @throws CodedException INVALID_ARGUMENT if two rules are about one route
    public RouteGuard(AuditLog audit, Collection<RouteRule> rules) {
        this.audit = audit;
        for (RouteRule rule : rules) {
            if (this.rules.put(key(rule.method(), rule.pattern()), rule) != null) {
                throw CodedException.invalidArgument("two access rules for " + rule.method() + " " + rule.pattern());
            }
        }
    }

    /// The same routes, guarded; those open to everybody as they were.
    ///
    /// @throws CodedException INVALID_ARGUMENT if a rule is about a route that does not exist
    public List<Route> guard(List<Route> routes) {
        Set<String> unused = new HashSet<>(rules.keySet());
        routes.forEach(route -> unused.remove(key(route.method(), route.pattern())));
        if (!unused.isEmpty()) {
            throw CodedException.invalidArgument("access rules for routes that do not exist: " + unused);
        }
        return routes.stream().map(this::guard).toList();
    }

    private Route guard(Route route) {
        if (route.has(Route.Trait.OPEN)) {
            return route;
        }
        RouteRule rule = rules.getOrDefault(key(route.method(), route.pattern()), usual(route));
        RouteHandler handler = route.handler();
        return new Route(
                route.method(),
                route.pattern(),
                route.body(),
                route.traits(),
                request -> answer(request, rule, handler));
    }

    private static RouteRule usual(Route route) {
        boolean asks = isQuestion(route);
        Role changer = route.has(Route.Trait.APPROVAL) ? Role.APPROVER : Role.EDITOR;
        return new RouteRule(
                route.method(),
                route.pattern(),
                asks ? Role.VIEWER : changer,
                !asks && !route.has(Route.Trait.RECORDED));
    }

    private static boolean isQuestion(Route route) {
        return switch (route.method()) {
            case GET, HEAD -> true;
            case POST, PUT, PATCH, DELETE -> route.has(Route.Trait.QUESTION);
        };
    }

    private Response answer(Request request, RouteRule rule, RouteHandler handler) throws Exception {
        Caller caller = request.caller();
        boolean isAllowed = caller.roles().contains(rule.role().text());
        if (rule.isAudited() || !isAllowed) {
            audit.append(new AuditDraft(
                    caller.name(),
                    caller.verified(),
                    rule.method() + " " + rule.pattern(),
                    request.path().raw(),
                    isAllowed ? AuditEntry.Decision.ALLOWED : AuditEntry.Decision.DENIED));
        }
        if (!isAllowed) {
            throw new CodedException(
                    ErrorCode.PERMISSION_DENIED,
                    caller.name() + " may not do this, it takes the role "
                            + rule.role().text());
        }
        return handler.handle(request);
    }

    private static String key(Method method, String pattern) {
        return method + " " + pattern;
    }
}
