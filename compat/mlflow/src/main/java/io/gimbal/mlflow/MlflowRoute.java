package io.gimbal.mlflow;

import io.gimbal.http.BodyRule;
import io.gimbal.http.Method;
import io.gimbal.http.Route;
import io.gimbal.http.RouteHandler;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// One call of MLflow's protocol, declared once.
///
/// @param route its pattern is a path below the root
public record MlflowRoute(MlflowRoot root, Route route) {
    private static final BodyRule ANY = BodyRule.ofTypes();

    public static MlflowRoute get(String path, RouteHandler handler) {
        return of(Method.GET, path, BodyRule.JSON, handler);
    }

    public static MlflowRoute post(String path, RouteHandler handler) {
        return of(Method.POST, path, BodyRule.JSON, handler);
    }

    public static MlflowRoute put(String path, RouteHandler handler) {
        return of(Method.PUT, path, BodyRule.JSON, handler);
    }

    /// Clients send JSON without saying so; browsers ask before they send this method to another origin.
    public static MlflowRoute patch(String path, RouteHandler handler) {
        return of(Method.PATCH, path, ANY, handler);
    }

    /// Like [#patch]; the registry is asked to delete with a body.
    public static MlflowRoute delete(String path, RouteHandler handler) {
        return of(Method.DELETE, path, ANY, handler);
    }

    private static MlflowRoute of(Method method, String path, BodyRule body, RouteHandler handler) {
        return new MlflowRoute(MlflowRoot.V2, new Route(method, path, body, Set.of(), handler));
    }

    public MlflowRoute below(MlflowRoot other) {
        return new MlflowRoute(other, route);
    }

    public MlflowRoute with(Route.Trait trait) {
        return new MlflowRoute(root, route.with(trait));
    }

    public MlflowRoute taking(BodyRule rule) {
        return new MlflowRoute(root, route.taking(rule));
    }

    /// What the server serves: each call once for each spelling of its root, with the same handler, body and traits.
    public static List<Route> served(Collection<MlflowRoute> calls) {
        return calls.stream().flatMap(call -> call.spelled().stream()).toList();
    }

    private List<Route> spelled() {
        return root.spellings().stream()
                .map(above -> new Route(
                        route.method(), above + route.pattern(), route.body(), route.traits(), route.handler()))
                .toList();
    }
}
