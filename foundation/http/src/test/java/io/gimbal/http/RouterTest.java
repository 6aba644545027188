package io.gimbal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.http.Router.Match;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouterTest {
    private static Route route(Method method, String pattern) {
        return new Route(method, pattern, _ -> Response.noContent());
    }

    private static Router router(String... patterns) {
        return new Router(List.of(patterns).stream()
                .map(pattern -> route(Method.GET, pattern))
                .toList());
    }

    private static Match match(Router router, String path) {
        return router.match("GET", RequestPath.parse(path));
    }

    @ParameterizedTest
    @CsvSource({
        "/,/",
        "/a,/a",
        "/a/x,/a/{id}",
        "/a/b,/a/b",
        "/a/x/c,/a/{id}/c",
        "/a/b/c,/a/{id}/c",
        "/a/b/d,/a/b/d",
        "/f/x,/f/{rest...}",
        "/f/x/y/z,/f/{rest...}",
        "/f/g,/f/g",
        "/f/g/h,/f/{rest...}"
    })
    void theMostExactPatternWins(String path, String pattern) {
        Router router =
                router("/", "/a", "/a/{id}", "/a/b", "/a/{id}/c", "/a/b/d", "/f/{rest...}", "/f/g", "/f/{x}/y/w");

        assertThat(match(router, path))
                .isInstanceOfSatisfying(
                        Match.Found.class,
                        found -> assertThat(found.route().pattern()).isEqualTo(pattern));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/b", "/a/", "//a", "/a/x/", "/a/x/d", "/f", "/A"})
    void otherPathsAreUnknown(String path) {
        assertThat(match(router("/a", "/a/{id}", "/f/{rest...}"), path)).isInstanceOf(Match.Unknown.class);
    }

    @Test
    void parametersAreNamedByTheRouteOfTheMethod() {
        Router router = new Router(List.of(route(Method.GET, "/r/{id}/{b...}"), route(Method.PUT, "/r/{run}/{c...}")));
        RequestPath path = RequestPath.parse("/r/7/x/y%20z");

        assertThat(((Match.Found) router.match("GET", path)).parameters()).isEqualTo(Map.of("id", "7", "b", "x/y z"));
        assertThat(((Match.Found) router.match("PUT", path)).parameters()).isEqualTo(Map.of("run", "7", "c", "x/y z"));
        assertThat(router.match("DELETE", path))
                .isEqualTo(new Match.WrongMethod(Set.of(Method.GET, Method.HEAD, Method.PUT)));
        assertThat(router.match("BREW", path)).isInstanceOf(Match.WrongMethod.class);
    }

    @Test
    void twoOwnersOfAPathAreRefused() {
        assertThatThrownBy(() -> router("/models/{name}", "/models/{model}"))
                .isInstanceOf(CodedException.class)
                .hasMessage("two owners of one path: GET /models/{name} and GET /models/{model}");
        assertThatThrownBy(() -> router("/f/{a...}", "/f/{b...}")).hasMessageStartingWith("two owners");
        assertThat(new Router(List.of(route(Method.GET, "/m/{a}"), route(Method.PUT, "/m/{b}"))).routes())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "/a//b",
                "/a/",
                "/{a}/{a}",
                "/{a...}/b",
                "/{}",
                "/{a",
                "/a b",
                "/a%20",
                "/{a-b}",
                "/{...}"
            })
    void malformedPatternsAreRefused(String pattern) {
        assertThatThrownBy(() -> router(pattern)).isInstanceOf(CodedException.class);
    }

    @Test
    void theTableListsEveryRoute() {
        assertThat(router("/b", "/a").routes()).extracting(Route::toString).containsExactly("GET /b", "GET /a");
    }
}
