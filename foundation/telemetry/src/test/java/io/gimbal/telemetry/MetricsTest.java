package io.gimbal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    void countersAreScrapedWithTheirLabels() {
        metrics.counter("gimbal_predictions", "answered predictions", new Label("model", "tip\"s\n"))
                .add(2);
        metrics.counter("gimbal_predictions", "answered predictions", new Label("model", "tip\"s\n"))
                .increment();

        assertThat(metrics.scrape())
                .contains("# HELP gimbal_predictions_total answered predictions\n")
                .contains("# TYPE gimbal_predictions_total counter\n")
                .contains("gimbal_predictions_total{model=\"tip\\\"s\\n\"} 3.0\n");
    }

    @Test
    void timersAreScrapedInSecondsAndBuckets() {
        Timer timer = metrics.timer("gimbal_lookup", "feature lookups");
        timer.record(Duration.ofMillis(2));
        timer.recordNanos(400_000);

        assertThat(timer.count()).isEqualTo(2);
        assertThat(metrics.scrape())
                .contains("gimbal_lookup_seconds_bucket{le=\"5.0E-4\"} 1\n")
                .contains("gimbal_lookup_seconds_bucket{le=\"0.0025\"} 2\n")
                .contains("gimbal_lookup_seconds_count 2\n")
                .contains("gimbal_lookup_seconds_sum 0.0024\n");
    }

    @Test
    void gaugesAreAskedAtEachScrape() {
        AtomicInteger waiting = new AtomicInteger(3);
        metrics.gauge("gimbal_waiting", "requests that wait", waiting::get);
        assertThat(metrics.scrape()).contains("gimbal_waiting 3.0\n");

        waiting.set(4);
        System.gc();
        assertThat(metrics.scrape()).contains("gimbal_waiting 4.0\n");
    }

    @Test
    void aNameStandsForOneThing() {
        metrics.counter("gimbal_runs", "runs", new Label("state", "failed"));
        metrics.gauge("gimbal_open", "open files", () -> 1);

        refuses(ErrorCode.INVALID_ARGUMENT, () -> metrics.counter("gimbal_runs", "runs"));
        refuses(ErrorCode.INVALID_ARGUMENT, () -> metrics.timer("gimbal_runs", "runs", new Label("state", "failed")));
        refuses(ErrorCode.ALREADY_EXISTS, () -> metrics.gauge("gimbal_open", "open files", () -> 2));
        refuses(ErrorCode.INVALID_ARGUMENT, () -> metrics.counter("gimbal.runs", "runs"));
        refuses(ErrorCode.INVALID_ARGUMENT, () -> new Label("State", "x"));
    }

    private static void refuses(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(CodedException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void theProcessIsMeasuredWhenAskedFor() {
        assertThat(metrics.scrape()).isEmpty();
        assertThat(metrics.withProcess().scrape()).contains("jvm_memory_used_bytes{", "process_uptime_seconds ");
    }
}
