package io.gimbal.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pipelines as a client sees them.
final class PipelineRoutesTest {
    private static final String RUNS = "/api/v1/pipelines/train/runs";

    @TempDir
    private Path folder;

    private PipelineFixtures fixtures;
    private TestServer server;

    @BeforeEach
    void start() {
        fixtures = PipelineFixtures.on(TestDatabases.sqlite(folder), folder);
        server = TestServer.start(fixtures.module.routes());
        fixtures.declare(new Pipeline(
                PipelineFixtures.TRAIN, Map.of(), Optional.empty(), List.of(new Step.Sql("one", "select 1 as x"))));
    }

    @AfterEach
    void stop() {
        server.close();
        fixtures.close();
    }

    @Test
    void aRunIsAskedForAndFollowed() throws InterruptedException {
        TestResponse asked = server.post(RUNS, "{\"as_of\": \"2020-03-15T00:00:00Z\"}");
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.object().integer("run")).isEqualTo(1);

        JsonObject run = server.get(RUNS + "/1").object();
        for (int i = 0; i < 100 && !run.text("state").equals("succeeded"); i++) {
            Thread.sleep(100);
            run = server.get(RUNS + "/1").object();
        }

        assertThat(run.text("state")).isEqualTo("succeeded");
        assertThat(run.array("steps").objects().getFirst().integer("rows")).isEqualTo(1);
        assertThat(server.get(RUNS).object().array("items").size()).isEqualTo(1);
        JsonObject listed = server.get("/api/v1/pipelines")
                .object()
                .array("items")
                .objects()
                .getFirst();
        assertThat(listed.object("last_run").text("state")).isEqualTo("succeeded");
        assertThat(server.get("/api/v1/retrainings").object().array("items").size())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /api/v1/pipelines/trian/runs | {} | 404 | train",
                "POST | /api/v1/pipelines/train/runs | {\"asof\": \"x\"} | 400 | asof",
                "POST | /api/v1/pipelines/train/runs | {\"parameters\": {\"days\": 1}} | 400 | days",
                "GET | /api/v1/pipelines/train/runs/2 | `` | 404 | taxi/train#2",
                "GET | /api/v1/pipelines/train/runs/one | `` | 400 | run",
                "GET | /api/v1/pipelines/train/runs?seize=3 | `` | 400 | size",
            })
    void badInputIsRefusedByName(String method, String path, String body, int status, String named) {
        TestResponse response = method.equals("GET") ? server.get(path) : server.post(path, body);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.detail()).contains(named);
    }
}
