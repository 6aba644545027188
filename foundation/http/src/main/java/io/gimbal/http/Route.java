package io.gimbal.http;

import java.util.EnumSet;
import java.util.Set;

/// One method on one path, and who answers it.
///
/// @param pattern begins with `/`; a segment `{name}` takes any one segment, a last `{name...}` takes all that remain
/// @param body which bodies it takes
/// @param traits what is different about it
/// @param handler answers
public record Route(Method method, String pattern, BodyRule body, Set<Trait> traits, RouteHandler handler) {

    /// What is different about a route.
    public enum Trait {
        /// Answered without credentials.
        OPEN,
        /// Answered even when the server is full.
        ALWAYS,
        /// A question, whatever its method: it changes nothing that others see. Asking an endpoint is one, too.
        QUESTION,
        /// Happens thousands of times a second, and what it writes is its own record.
        RECORDED,
        /// Decides which model answers, or helps to: not for everybody who may change things.
        APPROVAL
    }

    public Route {
        traits = Set.copyOf(traits);
    }

    /// A route that takes JSON, or no body.
    public Route(Method method, String pattern, RouteHandler handler) {
        this(method, pattern, BodyRule.JSON, Set.of(), handler);
    }

    public static Route get(String pattern, RouteHandler handler) {
        return new Route(Method.GET, pattern, handler);
    }

    public static Route post(String pattern, RouteHandler handler) {
        return new Route(Method.POST, pattern, handler);
    }

    public static Route put(String pattern, RouteHandler handler) {
        return new Route(Method.PUT, pattern, handler);
    }

    public static Route patch(String pattern, RouteHandler handler) {
        return new Route(Method.PATCH, pattern, handler);
    }

    public static Route delete(String pattern, RouteHandler handler) {
        return new Route(Method.DELETE, pattern, handler);
    }

    /// The form of a page: the server lets it pass only with the token that [Request#formToken] gave the page.
    public static Route form(String pattern, RouteHandler handler) {
        return new Route(Method.POST, pattern, BodyRule.FORM, Set.of(), handler);
    }

    public Route taking(BodyRule rule) {
        return new Route(method, pattern, rule, traits, handler);
    }

    public Route with(Trait trait) {
        Set<Trait> more = EnumSet.of(trait);
        more.addAll(traits);
        return new Route(method, pattern, body, more, handler);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public boolean isForm() {
        return body.isForm();
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
