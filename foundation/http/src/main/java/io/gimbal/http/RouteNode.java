package io.gimbal.http;

import io.gimbal.core.CodedException;
import io.gimbal.http.PathPattern.Segment;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A place in the tree of patterns: what may follow, and who answers here.
final class RouteNode {
    private final Map<String, RouteNode> literals = new HashMap<>();
    private final Map<Method, Entry> entries = new EnumMap<>(Method.class);
    private @Nullable RouteNode parameter;
    private @Nullable RouteNode rest;

    record Entry(Route route, PathPattern pattern) {}

    /// @throws CodedException ALREADY_EXISTS if the path has another owner
    Entry add(Route route) {
        PathPattern pattern = PathPattern.parse(route.pattern());
        RouteNode node = this;
        for (Segment segment : pattern.segments()) {
            node = node.child(segment);
        }
        Entry entry = new Entry(route, pattern);
        Entry owner = node.entries.putIfAbsent(route.method(), entry);
        if (owner != null) {
            throw CodedException.alreadyExists("two owners of one path: " + owner.route() + " and " + route);
        }
        return entry;
    }

    private RouteNode child(Segment segment) {
        return switch (segment) {
            case Segment.Literal(String text) -> literals.computeIfAbsent(text, _ -> new RouteNode());
            case Segment.Parameter _ -> {
                parameter = Objects.requireNonNullElseGet(parameter, RouteNode::new);
                yield parameter;
            }
            case Segment.Rest _ -> {
                rest = Objects.requireNonNullElseGet(rest, RouteNode::new);
                yield rest;
            }
        };
    }

    /// The node of these segments from `at` on that has a route, or null.
    @Nullable
    RouteNode find(List<String> segments, int at) {
        if (at == segments.size()) {
            return entries.isEmpty() ? null : this;
        }
        RouteNode literal = literals.get(segments.get(at));
        RouteNode found = literal == null ? null : literal.find(segments, at + 1);
        if (found == null && parameter != null && !segments.get(at).isEmpty()) {
            found = parameter.find(segments, at + 1);
        }
        return found == null ? rest : found;
    }

    /// The route of the method; HEAD is answered by that of GET.
    @Nullable
    Entry entry(Method method) {
        Entry entry = entries.get(method);
        return entry == null && method == Method.HEAD ? entries.get(Method.GET) : entry;
    }

    Set<Method> allowed() {
        Set<Method> allowed = EnumSet.copyOf(entries.keySet());
        if (allowed.contains(Method.GET)) {
            allowed.add(Method.HEAD);
        }
        return allowed;
    }
}
