package io.gimbal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What pages need: forms with tokens, nonces, assets, events.
@Timeout(60)
final class PagesTest {
    private final Assets assets = new Assets(PagesTest.class.getClassLoader(), "test-assets", "/assets");
    private final CountDownLatch streamEnded = new CountDownLatch(1);
    private final AtomicReference<Throwable> streamFailure = new AtomicReference<>();

    private final TestServer server = TestServer.start(
            assets.route(),
            Route.get("/page", request -> Response.html(request.formToken().value() + " " + request.nonce())),
            Route.get("/plain", _ -> Response.html("<p>no scripts</p>")),
            Route.form("/review", request -> {
                assertThat(request.form().get("comment")).isEqualTo("fine & well");
                return Response.seeOther("/page");
            }),
            Route.get("/events", _ -> Response.events(this::events)),
            Route.get("/broken", _ -> {
                throw new IllegalStateException("on purpose");
            }),
            Route.get("/quick", _ -> Response.text("quick")));

    private void events(EventStream stream) {
        try {
            int count = 0;
            do {
                stream.send("count", "first " + count++ + "\nsecond");
            } while (stream.pause(Duration.ofMillis(20)));
        } catch (CodedException e) {
            streamFailure.set(e);
            throw e;
        } finally {
            streamEnded.countDown();
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestResponse postReview(String token, String... headers) {
        String[] all = List.of(List.of("Content-Type", BodyRule.FORM_TYPE), List.of(headers)).stream()
                .flatMap(List::stream)
                .toArray(String[]::new);
        return server.send(
                "POST", "/review", BodyPublishers.ofString("form_token=" + token + "&comment=fine+%26+well"), all);
    }

    @Test
    void aBrowserSeesAPageForARefusal() {
        TestResponse unknown = server.get("/nowhere", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        TestResponse broken = server.get("/broken", "Accept", "text/html");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).contains(Response.HTML);
        assertThat(unknown.text()).isEqualTo("<h1>Does not exist</h1>");
        assertThat(unknown.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self'"));
        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.text()).isEqualTo("<h1>A defect in Gimbal</h1>");
    }

    @Test
    void clientsOfTheInterfaceSeeTheProblemItself() {
        assertThat(server.get("/nowhere").header("Content-Type")).contains(ProblemJson.CONTENT_TYPE);
        assertThat(server.get("/api/v1/nowhere", "Accept", "text/html").header("Content-Type"))
                .contains(ProblemJson.CONTENT_TYPE);
    }

    @Test
    void aFormIsTakenWithTheTokenOfItsPage() {
        TestResponse page = server.get("/page");
        String token = page.text().substring(0, page.text().indexOf(' '));
        String set = page.header("Set-Cookie").orElseThrow();
        String cookie = set.substring(0, set.indexOf(';'));
        assertThat(set).endsWith("; Path=/; HttpOnly; SameSite=Lax");

        TestResponse posted = postReview(token, "Cookie", "other=1; " + cookie);
        assertThat(posted.status()).isEqualTo(303);
        assertThat(posted.header("Location")).contains("/page");

        TestResponse again = server.get("/page", "Cookie", cookie);
        assertThat(again.header("Set-Cookie")).isEmpty();
        assertThat(again.text()).startsWith(token);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        TestResponse page = server.get("/page");
        String token = page.text().substring(0, page.text().indexOf(' '));
        String set = page.header("Set-Cookie").orElseThrow();
        String cookie = set.substring(0, set.indexOf(';'));
        String another = server.get("/page").header("Set-Cookie").orElseThrow();

        assertThat(postReview(token).status()).isEqualTo(403);
        assertThat(postReview("", "Cookie", cookie).status()).isEqualTo(403);
        assertThat(postReview(token.replace(token.charAt(0), 'z'), "Cookie", cookie)
                        .status())
                .isEqualTo(403);
        assertThat(postReview(token, "Cookie", another.substring(0, another.indexOf(';')))
                        .status())
                .isEqualTo(403);
        assertThat(postReview(token, "Cookie", cookie, "Origin", "http://evil.com")
                        .status())
                .isEqualTo(403);
        assertThat(server.post("/review", "{}").status()).isEqualTo(415);
        assertThat(server.send("POST", "/review", BodyPublishers.noBody()).status())
                .isEqualTo(403);
    }

    @Test
    void aPageMayRunWhatCarriesItsNonce() {
        TestResponse page = server.get("/page");
        String nonce = page.text().substring(page.text().indexOf(' ') + 1);

        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self' 'nonce-" + nonce + "';", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(server.get("/page").text()).doesNotContain(nonce);
        assertThat(server.get("/plain").header("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self';")
                .doesNotContain("nonce", "unsafe");
    }

    @Test
    void redirectsStayHere() {
        for (String location :
                List.of("http://evil.com", "//evil.com", "/\\evil.com", "/\t/evil.com", "/\n/evil.com", "", "page")) {
            assertThatThrownBy(() -> Response.seeOther(location)).isInstanceOf(CodedException.class);
        }
        assertThatThrownBy(() -> Response.noContent().withHeader("A", "b\r\nSet-Cookie: c"))
                .isInstanceOf(CodedException.class);
    }

    @Test
    void assetsAreKeptForAsLongAsTheyStayTheSame() {
        String url = assets.url("site.css");
        TestResponse pinned = server.get(url);
        assertThat(pinned.text()).isEqualTo("body { color: teal; }\n");
        assertThat(pinned.header("Content-Type")).contains("text/css; charset=utf-8");
        assertThat(pinned.header("Cache-Control")).contains("public, max-age=31536000, immutable");

        TestResponse plain = server.get("/assets/site.css");
        assertThat(plain.header("Cache-Control")).contains("no-cache");
        String tag = plain.header("ETag").orElseThrow();
        TestResponse unchanged = server.get("/assets/site.css", "If-None-Match", tag);
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.bytes()).isEmpty();
        assertThat(server.get("/assets/site.css", "If-None-Match", "\"old\"").status())
                .isEqualTo(200);
    }

    @Test
    void onlyAssetsAreServedFromTheClassPath() {
        for (String path : List.of(
                "/assets/none.css",
                "/assets/folder",
                "/assets/",
                "/assets/folder.css",
                "/assets/secret.properties",
                "/assets//site.css")) {
            assertThat(server.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(server.get("/assets/%2e%2e/io/gimbal/http/Route.css").status())
                .isEqualTo(400);
        assertThatThrownBy(() -> assets.url("none.css")).hasMessage("there is no asset \"none.css\"");
    }

    private RawClient watch() throws IOException {
        return new RawClient(server.port()).send("GET /events HTTP/1.1\nHost: localhost:" + server.port() + "\n\n");
    }

    @Test
    void eventsArriveOneByOne() throws Exception {
        try (RawClient client = watch()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(client.input(), StandardCharsets.UTF_8));
            StringBuilder seen = new StringBuilder();
            while (seen.indexOf("first 2") < 0) {
                seen.append(lines.readLine()).append('\n');
            }
            assertThat(seen.toString())
                    .contains("text/event-stream")
                    .contains("event: count\ndata: first 0\ndata: second\n\n")
                    .contains("event: count\ndata: first 1\ndata: second\n\n");
        }
        assertThat(streamEnded.await(10, TimeUnit.SECONDS))
                .as("a page that leaves ends its stream")
                .isTrue();
        assertThat(streamFailure.get()).hasMessage("the client is gone");
    }

    @Test
    void eventStreamsEndWhenTheServerStops() throws Exception {
        try (RawClient client = watch()) {
            assertThat(client.input().read()).isNotNegative();
            server.close();
            assertThat(client.readAll()).endsWith("0\r\n\r\n");
        }
        assertThat(streamEnded.getCount()).isZero();
        assertThat(streamFailure.get()).isNull();
    }
}
