package io.gimbal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.blob.LocalBlobStore;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.TestDatabases;
import io.gimbal.tracking.artifacts.ArtifactTree;
import io.gimbal.tracking.http.TrackingRoutes;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Tracking as a client sees it.
final class TrackingRoutesTest {
    static final List<String> HOSTILE = HostilePaths.ALL;

    @TempDir
    private Path folder;

    private TrackingFixtures tracking;
    private TestServer server;

    @BeforeEach
    void start() {
        tracking = TrackingFixtures.on(TestDatabases.sqlite(folder));
        Artifacts tree = new ArtifactTree(
                tracking.database(),
                new LocalBlobStore(folder.resolve("blobs")),
                SqlTrackingStores.artifacts(),
                tracking::now);
        RunArtifacts artifacts = new RunArtifacts(tracking.runs(), tree);
        server = TestServer.start(
                new TrackingRoutes(tracking.experiments(), tracking.runs(), tracking.log(), artifacts).routes());
    }

    @AfterEach
    void stop() {
        server.close();
        tracking.close();
    }

    @Test
    void aRunIsLoggedReadAndFinished() {
        String run = startRun();

        assertThat(server.post("/api/v1/runs/" + run + "/batch", """
                                {"params": {"depth": "4"}, "tags": {"note": "first"},
                                 "metrics": [{"key": "loss", "value": "NaN", "at": "2026-01-01T00:00:00Z", "step": 2},
                                             {"key": "loss", "value": 4.5, "at": "2026-01-01T00:00:00Z", "step": 1}]}
                                """).status()).isEqualTo(204);
        server.post("/api/v1/runs/" + run + "/finish", "{\"status\": \"finished\"}");

        JsonObject record = server.get("/api/v1/runs/" + run).object();
        assertThat(record.object("run").text("status")).isEqualTo("finished");
        assertThat(record.object("params").text("depth")).isEqualTo("4");
        assertThat(record.object("tags").text("note")).isEqualTo("first");
        assertThat(record.array("metrics").items().toString()).contains("NaN");
        JsonObject history =
                server.get("/api/v1/runs/" + run + "/metrics/loss?limit=1").object();
        assertThat(history.array("values").items()).hasSize(1);
        assertThat(history.flag("more")).isTrue();
    }

    @Test
    void anArtifactComesBackAsItWas() {
        String run = startRun();
        String path = "/api/v1/runs/" + run + "/artifacts/model/a%20b.bin";

        TestResponse put =
                server.send("PUT", path, BodyPublishers.ofString("bytes"), "Content-Type", "application/octet-stream");

        assertThat(put.status()).isEqualTo(201);
        TestResponse got = server.get(path);
        assertThat(got.text()).isEqualTo("bytes");
        assertThat(got.header("Content-Length")).contains("5");
        assertThat(got.header("Content-Disposition"))
                .contains("attachment; filename=\"a b.bin\"; filename*=UTF-8''a%20b.bin");
        String etag = got.header("ETag").orElseThrow();
        assertThat(server.get(path, "If-None-Match", etag).status()).isEqualTo(304);
        TestResponse ranged = server.get(path, "Range", "bytes=1-2", "If-Range", etag);
        assertThat(ranged.status()).isEqualTo(200);
        assertThat(ranged.text()).isEqualTo("bytes");
        assertThat(ranged.header("Accept-Ranges")).contains("none");
        assertThat(names(run, "")).containsExactly("model/");
        assertThat(names(run, "model")).containsExactly("model/a b.bin");
    }

    @Test
    void whatLooksLikeAPageIsBytesToKeep() {
        String path = "/api/v1/runs/" + startRun() + "/artifacts/page.html";
        server.send("PUT", path, BodyPublishers.ofString("<script>alert(1)</script>"));

        TestResponse got = server.get(path, "Accept", "text/html");

        assertThat(got.header("Content-Type")).contains("text/plain");
        assertThat(got.header("Content-Disposition")).contains("attachment; filename=page.html");
        assertThat(got.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(got.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
    }

    @Test
    void experimentsArePaged() {
        for (int i = 0; i < 5; i++) {
            server.post("/api/v1/experiments", "{\"name\": \"e" + i + "\"}");
            tracking.tick(1);
        }

        JsonObject first = server.get("/api/v1/experiments?size=4").object();
        JsonObject second = server.get("/api/v1/experiments?size=4&after=" + first.text("next"))
                .object();

        assertThat(first.array("items").items()).hasSize(4);
        assertThat(second.array("items").items()).hasSize(2);
        assertThat(second.has("next") && second.findText("next").isPresent()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /api/v1/experiments | {\"name\": \"\"} | 400 | name",
                "POST | /api/v1/experiments | {\"nmae\": \"x\"} | 400 | name",
                "POST | /api/v1/experiments | {\"name\": \"Default\"} | 409 | Default",
                "POST | /api/v1/runs | {\"experiment\": \"99\"} | 404 | 99",
                "POST | /api/v1/runs | {\"experiment\": \"x\"} | 400 | experiment id",
                "POST | /api/v1/runs | {\"parent\": \"nobody\"} | 404 | nobody",
                "GET | /api/v1/runs/nobody | `` | 404 | nobody",
                "GET | /api/v1/experiments?size=0 | `` | 400 | size",
                "GET | /api/v1/experiments?after=x | `` | 400 | page token",
                "GET | /api/v1/experiments?lifecycle=gone | `` | 400 | lifecycle",
                "GET | /api/v1/experiments?seize=3 | `` | 400 | size",
            })
    void badInputIsRefusedByName(String method, String path, String body, int status, String named) {
        TestResponse response = method.equals("GET") ? server.get(path) : server.post(path, body);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.detail()).contains(named);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void aHostilePathIsRefusedEverywhere(String path) {
        String all = "/api/v1/runs/" + startRun() + "/artifacts";
        String encoded = URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");

        assertThat(server.get(all + "/" + encoded).status()).isEqualTo(400);
        assertThat(server.send("PUT", all + "/" + encoded, BodyPublishers.ofString("x"))
                        .status())
                .isEqualTo(400);
        assertThat(server.get(all + "?path=" + encoded).status()).isEqualTo(400);
    }

    private List<String> names(String run, String folder) {
        return server.get("/api/v1/runs/" + run + "/artifacts?path=" + folder).object().array("items").items().stream()
                .map(JsonObject.class::cast)
                .map(entry -> entry.text("path") + (entry.flag("folder") ? "/" : ""))
                .toList();
    }

    private String startRun() {
        TestResponse created = server.post("/api/v1/runs", "{\"name\": \"first\"}");
        assertThat(created.status()).isEqualTo(201);
        return created.object().text("id");
    }
}
