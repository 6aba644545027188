package io.gimbal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.telemetry.Health;
import io.gimbal.telemetry.Metrics;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OperationsRoutesTest {
    private final Health health = new Health();
    private final Metrics metrics = new Metrics();

    private TestServer start() {
        return TestServer.start(HttpConfig.ofFreePort(), new OperationsRoutes(health, metrics).routes(), _ -> {
            throw new CodedException(ErrorCode.UNAUTHENTICATED, "a token is needed");
        });
    }

    @Test
    void readinessNamesWhatIsNot() {
        health.addReady("graph", () -> Optional.of("loading"));
        health.addReady("metadata", Optional::empty);
        try (TestServer server = start()) {
            TestResponse ready = server.get("/health/ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.text())
                    .isEqualTo("{\"status\":\"failing\",\"checks\":{\"graph\":\"loading\",\"metadata\":\"ok\"}}");
            assertThat(server.get("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void metricsNeedCredentials() {
        try (TestServer server = start()) {
            assertThat(server.get("/metrics").status()).isEqualTo(401);
        }
    }

    @Test
    void metricsAreInPrometheusFormat() {
        metrics.counter("gimbal_things", "things").increment();
        try (TestServer server = TestServer.start(new OperationsRoutes(health, metrics).routes())) {
            TestResponse scraped = server.get("/metrics");
            assertThat(scraped.header("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(scraped.text()).contains("gimbal_things_total 1.0\n");
        }
    }
}
