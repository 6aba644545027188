package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.Home;
import io.gimbal.http.BodyRule;
import io.gimbal.http.Method;
import io.gimbal.http.Route;
import io.gimbal.server.RawHttp.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no route may take is refused by every one of them as the caller's mistake, which clients do not send again.
final class BadInputOnEveryRouteTest {
    private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD);
    private static final String JSON = "Content-Type: application/json";

    @TempDir
    private static Path folder;

    private static Server server;
    private static String host;

    @BeforeAll
    static void start() {
        ServerArguments told = new ServerArguments(new Home(folder), Map.of("http.port", "0", "log.level", "error"));
        server = Main.start(told.home(), ServerProcess.settings(told, Map.of()));
        host = "Host: 127.0.0.1:" + server.uri().getPort();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "1",
                "\"x\"",
                "{}x",
                "{'why': 'x'}",
                "{\"a\": 1, \"a\": 2}",
                "{\"why\": NaN}",
                "{\"value\": 1e999999999}",
                "{\"\u0000\": 1}",
                "{\"why\": \"\\ud800\"}",
                "{\"why\": \"\u00ff\u00fe\"}",
                "{\"unknown\": \"\u00e2\u0080\u00ae\"}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            })
    void aBodyThatIsNotWhatIsExpected_is4xx(String body) {
        each(
                BadInputOnEveryRouteTest::takesJson,
                body,
                answer -> answer.isProblem() && isCallersFault(answer),
                host,
                JSON);
    }

    @Test
    void aBodyOfAnotherType_is415() {
        Predicate<Answer> refused = answer -> answer.status() == 415 && answer.isProblem();
        each(BadInputOnEveryRouteTest::takesJson, "{}", refused, host);
        each(BadInputOnEveryRouteTest::takesJson, "{}", refused, host, "Content-Type: text/plain");
        each(
                BadInputOnEveryRouteTest::takesJson,
                "{}",
                refused,
                host,
                "Content-Type: application/json; charset=utf-16");
        each(
                BadInputOnEveryRouteTest::takesJson,
                "why=x",
                refused,
                host,
                "Content-Type: application/x-www-form-urlencoded");
        each(Route::isForm, "{}", refused, host, JSON);
    }

    @Test
    void aBodyBeyondTheLimit_is413() {
        each(
                route -> !READING.contains(route.method()) && !route.isForm() && !Mlflow.owns(route),
                "{",
                answer -> answer.status() == 413 && answer.isProblem(),
                host,
                JSON,
                "Content-Length: 9000000000000000");
    }

    @Test
    void whatIsNotThere_is4xx() {
        Predicate<Route> own = route -> route.pattern().contains("{") && !Mlflow.owns(route);
        each(own, "", answer -> answer.isProblem() && isCallersFault(answer), host);
        each(
                own.and(route -> !route.pattern().startsWith("/api/")),
                "",
                answer -> answer.contentType().equals("text/html") && isCallersFault(answer),
                host,
                "Accept: text/html");
    }

    @Test
    void aFormWithoutThePagesToken_is403() {
        each(
                Route::isForm,
                "why=x",
                answer -> answer.status() == 403 && answer.isProblem(),
                host,
                "Content-Type: application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\": 1, \"a\": 2}", "{\"a\": \"\\ud800\"}", "[", "{\"a\": 1e999999999}", "{\"tags\": 7}"})
    void whatMlflowsRoutesMayNotTake_isNeverOurFault(String body) {
        Predicate<Answer> refused = answer -> (answer.status() < 500 || answer.status() == 501)
                && answer.contentType().equals("application/json");
        each(BadInputOnEveryRouteTest::changesMlflow, body, refused, host, JSON);
    }

    @Test
    void aBodyMlflowsRoutesDoNotTake_isAWrongValue() {
        Predicate<Answer> refused =
                answer -> answer.status() == 400 && answer.body().contains("\"INVALID_PARAMETER_VALUE\"");
        each(
                route -> changesMlflow(route) && route.body().equals(BodyRule.JSON),
                "{}",
                refused,
                host,
                "Content-Type: text/plain");
        each(BadInputOnEveryRouteTest::changesMlflow, "{", refused, host, JSON, "Content-Length: 9000000000000000");
    }

    private static boolean changesMlflow(Route route) {
        return Mlflow.owns(route) && !READING.contains(route.method());
    }

    private static boolean takesJson(Route route) {
        return !READING.contains(route.method()) && route.body().equals(BodyRule.JSON) && !Mlflow.owns(route);
    }

    private static boolean isCallersFault(Answer answer) {
        return answer.status() >= 400 && answer.status() < 500;
    }

    private static void each(Predicate<Route> which, String body, Predicate<Answer> expected, String... headers) {
        List<Route> routes = server.router().routes().stream().filter(which).toList();
        assertThat(routes).isNotEmpty();
        SoftAssertions all = new SoftAssertions();
        for (Route route : routes) {
            Answer answer = RawHttp.send(server.uri(), route, body, headers);
            all.assertThat(expected.test(answer)).as("%s: %s", route, answer).isTrue();
        }
        all.assertAll();
    }
}
