package io.gimbal.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.http.PathPattern.Segment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All routes of a server. Immutable and thread-safe; finding a route looks at each segment of the path once or twice.
///
/// A literal segment goes before a parameter, a parameter before the rest. Two routes of one method whose patterns
/// differ only in the names of their parameters are two owners of the same paths, and refused.
public final class Router {
    private static final int HINTED_LENGTH = 120;

    private final List<Route> routes;
    private final List<RouteNode.Entry> entries;
    private final RouteNode root = new RouteNode();

    /// @throws CodedException ALREADY_EXISTS naming both owners of a path, INVALID_ARGUMENT for a malformed
    /// pattern
    public Router(Collection<Route> routes) {
        this.routes = List.copyOf(routes);
        this.entries = this.routes.stream().map(root::add).toList();
    }

    /// What a path leads to.
    public sealed interface Match {
        /// @param parameters by name
        record Found(Route route, Map<String, String> parameters) implements Match {}

        /// The path has routes, but none for this method.
        record WrongMethod(Set<Method> allowed) implements Match {}

        /// @param hint the nearest path there is
        record Unknown(Optional<String> hint) implements Match {}
    }

    /// The table of routes, in the order they were given.
    public List<Route> routes() {
        return routes;
    }

    /// @param method as it was sent
    public Match match(String method, RequestPath path) {
        RouteNode node = root.find(path.segments(), 0);
        if (node == null) {
            return new Match.Unknown(nearest(path));
        }
        RouteNode.Entry entry = Method.find(method).map(node::entry).orElse(null);
        return entry == null
                ? new Match.WrongMethod(node.allowed())
                : new Match.Found(entry.route(), parameters(entry.pattern(), path.segments()));
    }

    private static Map<String, String> parameters(PathPattern pattern, List<String> segments) {
        Map<String, String> parameters = Map.of();
        for (int i = 0; i < pattern.segments().size(); i++) {
            switch (pattern.segments().get(i)) {
                case Segment.Literal _ -> {}
                case Segment.Parameter(String name) -> parameters = with(parameters, name, segments.get(i));
                case Segment.Rest(String name) ->
                    parameters = with(parameters, name, String.join("/", segments.subList(i, segments.size())));
            }
        }
        return parameters;
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        if (parameters.isEmpty()) {
            return Map.of(name, value);
        }
        Map<String, String> more = new HashMap<>(parameters);
        more.put(name, value);
        return more;
    }

    private Optional<String> nearest(RequestPath path) {
        if (path.raw().length() > HINTED_LENGTH) {
            return Optional.empty();
        }
        Map<String, Route> candidates = new LinkedHashMap<>();
        for (RouteNode.Entry entry : entries) {
            filled(entry.pattern().segments(), path.segments())
                    .ifPresent(candidate -> candidates.putIfAbsent(candidate, entry.route()));
        }
        return NearestName.of("/" + String.join("/", path.segments()), candidates.keySet())
                .map(candidates::get)
                .map(Route::pattern);
    }

    /// The pattern with what was sent for its parameters, if the lengths are alike.
    private static Optional<String> filled(List<Segment> pattern, List<String> segments) {
        if (Math.abs(pattern.size() - segments.size()) > 1) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < pattern.size(); i++) {
            String sent = i < segments.size() ? segments.get(i) : "";
            parts.add(
                    switch (pattern.get(i)) {
                        case Segment.Literal(String text) -> text;
                        case Segment.Parameter _, Segment.Rest _ -> sent;
                    });
        }
        return Optional.of("/" + String.join("/", parts));
    }
}
