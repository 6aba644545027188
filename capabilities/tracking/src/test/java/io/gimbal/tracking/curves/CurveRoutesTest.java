package io.gimbal.tracking.curves;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.TestDatabases;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.http.CurveRoutes;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Curves as a client asks for them.
final class CurveRoutesTest {
    @TempDir
    private Path folder;

    private TrackingFixtures tracking;
    private TestServer server;
    private RunId run;

    @BeforeEach
    void start() {
        tracking = TrackingFixtures.on(TestDatabases.sqlite(folder));
        run = tracking.startRun().id();
        server = TestServer.start(
                new CurveRoutes(new Curves(tracking.database(), SqlTrackingStores.curves(), tracking.runs())).routes());
    }

    @AfterEach
    void stop() {
        server.close();
        tracking.close();
    }

    @Test
    void bucketsComeAsAListPerProperty() {
        log(metric(3, 0), metric(5, 1), metric(Double.NaN, 2), metric(7, 9));

        JsonObject curve = ask("&buckets=2").object().array("curves").objects().getFirst();

        assertThat(curve.text("key")).isEqualTo("loss");
        assertThat(curve.integer("points")).isEqualTo(4);
        assertThat(curve.array("from")).hasToString("[0,9]");
        assertThat(curve.array("to")).hasToString("[2,9]");
        assertThat(curve.array("count")).hasToString("[3,1]");
        assertThat(curve.array("min")).hasToString("[3.0,7.0]");
        assertThat(curve.array("mean")).hasToString("[4.0,7.0]");
        assertThat(curve.array("odd")).hasToString("[{\"bucket\":0,\"NaN\":1,\"Infinity\":0,\"-Infinity\":0}]");
    }

    @Test
    void aBucketWithoutANumberHasNone() {
        log(metric(Double.NEGATIVE_INFINITY, 4));

        assertThat(ask("").text()).contains("\"mean\":[null]").contains("\"-Infinity\":1");
    }

    @Test
    void aStretchOfTheAxisIsAskedFor() {
        log(metric(3, 0), metric(5, 1), metric(7, 2));

        assertThat(ask("&from=1&to=1").text()).contains("\"from\":[1]");
    }

    @ParameterizedTest
    @CsvSource({
        "&x=epoch, 'x: expected step, time or relative'",
        "&buckets=0, 'buckets: 0 is not between 1 and 5000'",
        "&buckets=99999999999, is not between 1 and 5000",
        "&from=2&to=1, 'from: 2 is beyond to'",
        "&from=x, expected a whole number",
        "&bukets=3, unknown parameter",
        "&key=a//b, plain relative path"
    })
    void whatCannotBeAnsweredIsRefused(String more, String message) {
        TestResponse answer = ask(more);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.object().text("detail")).contains(message);
    }

    @Test
    void noneAndTooManyRunsAreRefused() {
        assertThat(server.get("/api/v1/metrics/curves?key=loss").text()).contains("expected 1 to 50 runs, found 0");
        StringBuilder many = new StringBuilder("/api/v1/metrics/curves?key=loss");
        for (int i = 0; i < 51; i++) {
            many.append("&run=r").append(i);
        }
        assertThat(server.get(many.toString()).text()).contains("found 51");
        assertThat(server.get("/api/v1/metrics/curves?key=loss&run=nobody").status())
                .isEqualTo(404);
    }

    private TestResponse ask(String more) {
        return server.get("/api/v1/metrics/curves?run=" + run + "&key=loss" + more);
    }

    private void log(Metric... metrics) {
        tracking.log().append(run, RunBatch.ofMetrics(List.of(metrics)));
    }

    private static Metric metric(double value, long step) {
        return TrackingFixtures.metric("loss", value, step);
    }
}
