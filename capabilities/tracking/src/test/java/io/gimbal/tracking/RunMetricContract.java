package io.gimbal.tracking;

import static io.gimbal.tracking.TrackingFixtures.metric;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The metrics that runs report, on every database.
abstract class RunMetricContract extends TrackingContract {
    @Test
    void theLatestMetricHasTheHighestStepThenTimeThenValue() {
        Run run = tracking().startRun();
        Instant later = tracking().now().plusSeconds(5);

        tracking().log().append(run.id(), RunBatch.ofMetrics(List.of(metric("m", 1, 7), metric("m", 9, 3))));
        assertThat(latest(run)).isEqualTo(metric("m", 1, 7));

        tracking().log().append(run.id(), RunBatch.ofMetrics(List.of(Metric.of("m", 0.5, later, 7))));
        assertThat(latest(run)).isEqualTo(Metric.of("m", 0.5, later, 7));

        tracking().log().append(run.id(), RunBatch.ofMetrics(List.of(Metric.of("m", 0.7, later, 7))));
        assertThat(latest(run)).isEqualTo(Metric.of("m", 0.7, later, 7));

        tracking().log().append(run.id(), RunBatch.ofMetrics(List.of(metric("m", 100, 1))));
        assertThat(latest(run)).isEqualTo(Metric.of("m", 0.7, later, 7));
        assertThat(history(run, "m")).hasSize(5);
    }

    @Test
    void aPointThatIsThereAlreadyStaysOnce_aloneAndAmongOthers() {
        Run run = tracking().startRun();
        List<Metric> first = List.of(metric("m", 1, 0), metric("m", 2, 1), metric("m", 1, 0));
        tracking().log().append(run.id(), RunBatch.ofMetrics(first));
        tracking().log().append(run.id(), RunBatch.ofMetrics(first));

        tracking()
                .log()
                .append(run.id(), RunBatch.ofMetrics(List.of(metric("m", 2, 1), metric("m", 3, 2), metric("n", 1, 0))));

        assertThat(history(run, "m")).containsExactly(metric("m", 1, 0), metric("m", 2, 1), metric("m", 3, 2));
        assertThat(history(run, "n")).containsExactly(metric("n", 1, 0));
    }

    @Test
    void numbersThatAreNoneSurvive() {
        Run run = tracking().startRun();
        List<Metric> odd = List.of(
                metric("loss", Double.NEGATIVE_INFINITY, 0),
                metric("loss", 0.0, 1),
                metric("loss", Double.MIN_VALUE, 2),
                metric("loss", Double.POSITIVE_INFINITY, 3),
                metric("loss", Double.NaN, 4));

        tracking().log().append(run.id(), RunBatch.ofMetrics(odd));

        assertThat(history(run, "loss")).isEqualTo(odd);
        assertThat(latest(run).value()).isNaN();
    }

    @Test
    void zeroHasNoSign() {
        assertThat(metric("loss", -0.0, 1)).isEqualTo(metric("loss", 0.0, 1));
    }

    @Test
    void manyAtOnceLoseNothing() throws InterruptedException {
        Run run = tracking().startRun();
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(writer -> Thread.ofVirtual().start(() -> {
                    for (int step = 0; step < 50; step++) {
                        tracking()
                                .log()
                                .append(run.id(), RunBatch.ofMetrics(List.of(metric("m" + writer, writer, step))));
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        List<Metric> latest = tracking().runs().record(run.id()).metrics();

        assertThat(latest)
                .hasSize(8)
                .allSatisfy(metric -> assertThat(metric.step()).isEqualTo(49));
        assertThat(history(run, "m3")).hasSize(50);
    }

    @Test
    void metricsOfARunThatTakesNothingDoNotDisturbThoseBesideThem() throws InterruptedException {
        Run good = tracking().startRun();
        Run deleted = tracking().startRun();
        tracking().runs().delete(deleted.id());
        List<RunId> ids = List.of(good.id(), deleted.id(), new RunId("nobody"));
        Map<RunId, List<ErrorCode>> refusals = new ConcurrentHashMap<>();
        List<Thread> threads = IntStream.range(0, 60)
                .mapToObj(step -> Thread.ofVirtual().start(() -> {
                    RunId id = ids.get(step % 3);
                    try {
                        tracking().log().append(id, RunBatch.ofMetrics(List.of(metric("m", step, step))));
                    } catch (CodedException e) {
                        refusals.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>())
                                .add(e.code());
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(history(good, "m")).hasSize(20);
        assertThat(refusals).containsOnlyKeys(deleted.id(), new RunId("nobody"));
        assertThat(refusals.get(deleted.id())).hasSize(20).containsOnly(ErrorCode.FAILED_PRECONDITION);
        assertThat(refusals.get(new RunId("nobody"))).hasSize(20).containsOnly(ErrorCode.NOT_FOUND);
    }

    @Test
    void aHistoryGoesOnAfterAnyOfItsValues() {
        Run run = tracking().startRun();
        List<Metric> values =
                List.of(metric("m", 1, 1), metric("m", 2, 1), metric("m", Double.NaN, 2), Metric.of("m", 0, late(), 0));
        tracking().log().append(run.id(), RunBatch.ofMetrics(values));

        for (int i = 0; i < values.size(); i++) {
            List<Metric> rest = new ArrayList<>();
            tracking().log().scanMetricAfter(run.id(), values.get(i), rest::add);
            assertThat(rest).isEqualTo(values.subList(i + 1, values.size()));
        }
    }

    private Instant late() {
        return tracking().now().plusSeconds(60);
    }

    @Test
    void aScanStopsWhenTheConsumerHasEnough() {
        Run run = tracking().startRun();
        tracking()
                .log()
                .append(run.id(), RunBatch.ofMetrics(List.of(metric("m", 1, 1), metric("m", 2, 2), metric("m", 3, 3))));
        List<Metric> seen = new ArrayList<>();

        tracking().log().scanMetric(run.id(), new Key("m"), metric -> {
            seen.add(metric);
            return seen.size() < 2;
        });

        assertThat(seen).containsExactly(metric("m", 1, 1), metric("m", 2, 2));
    }

    private Metric latest(Run run) {
        List<Metric> latest = tracking().runs().record(run.id()).metrics();
        assertThat(latest).hasSize(1);
        return latest.getFirst();
    }
}
