package io.gimbal.tracking;

import static io.gimbal.tracking.TrackingFixtures.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What tracking promises on every database.
abstract class TrackingContract {
    private TrackingFixtures tracking;

    protected abstract Database open();

    @BeforeEach
    void start() {
        tracking = TrackingFixtures.on(open());
    }

    @AfterEach
    void stop() {
        tracking.close();
    }

    @Nested
    class OfExperiments {
        @Test
        void theFirstIsTheDefault() {
            assertThat(tracking.experiments().get(Experiment.DEFAULT).name()).isEqualTo("Default");
        }

        @Test
        void aCreatedOneIsFoundByNameWithItsTags() {
            Experiment created = tracking.experiments()
                    .create(ExperimentDraft.named("taxi").tagged(List.of(Tag.of("team", "mobility"))));

            assertThat(created.id()).isEqualTo(ExperimentId.of(1));
            assertThat(tracking.experiments().getByName("taxi")).isEqualTo(created);
            assertThat(tracking.experiments().tags(created.id())).containsExactly(Tag.of("team", "mobility"));
        }

        @Test
        void aTakenNameIsRefusedEvenWhenDeleted() {
            Experiment first = tracking.experiments().create(ExperimentDraft.named("taxi"));
            tracking.experiments().delete(first.id());

            assertThatThrownBy(() -> tracking.experiments().create(ExperimentDraft.named("taxi")))
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS))
                    .hasMessageContaining("restore it");
        }

        @Test
        void anUnknownNameNamesTheNearest() {
            tracking.experiments().create(ExperimentDraft.named("taxi-duration"));

            assertThatThrownBy(() -> tracking.experiments().getByName("taxi-duratoin"))
                    .hasMessage("no experiment named \"taxi-duratoin\", did you mean \"taxi-duration\"?");
        }

        @Test
        void renamingToATakenNameIsRefused() {
            Experiment a = tracking.experiments().create(ExperimentDraft.named("a"));
            tracking.experiments().create(ExperimentDraft.named("b"));

            assertCode(() -> tracking.experiments().rename(a.id(), "b"), ErrorCode.ALREADY_EXISTS);
            assertThat(tracking.experiments().rename(a.id(), "c").name()).isEqualTo("c");
        }

        @Test
        void deletedOnesAreListedApartAndCanBeRestored() {
            Experiment a = tracking.experiments().create(ExperimentDraft.named("a"));

            tracking.experiments().delete(a.id());

            assertThat(names(LifecycleStage.ACTIVE)).containsExactly("Default");
            assertThat(names(LifecycleStage.DELETED)).containsExactly("a");
            assertCode(() -> tracking.startRun(a.id()), ErrorCode.FAILED_PRECONDITION);
            tracking.experiments().restore(a.id());
            assertThat(names(LifecycleStage.ACTIVE)).contains("a");
        }

        private List<String> names(LifecycleStage stage) {
            return tracking.experiments().list(stage, PageRequest.first()).items().stream()
                    .map(Experiment::name)
                    .toList();
        }
    }

    @Nested
    class OfRuns {
        @Test
        void aNewOneRunsAndHasItsCapture() {
            Capture capture = new Capture(
                    Optional.of("abc"),
                    Optional.of(true),
                    "python train.py",
                    Map.of("numpy", 7L),
                    Map.of("java", "25"));

            Run run = tracking.runs()
                    .create(RunDraft.in(Experiment.DEFAULT, "alice")
                            .named("first")
                            .capturing(capture));

            assertThat(tracking.runs().get(run.id())).isEqualTo(run);
            assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
            assertThat(run.capture()).isEqualTo(capture);
            assertThat(run.endedAt()).isEmpty();
        }

        @Test
        void whatNobodyCapturedIsNotMadeUp() {
            Run run = tracking.runs().create(RunDraft.in(Experiment.DEFAULT, "alice"));

            assertThat(tracking.runs().get(run.id()).capture())
                    .isEqualTo(new Capture(Optional.empty(), Optional.empty(), "", Map.of(), Map.of()));
        }

        @Test
        void finishingGivesItAnEnd() {
            Run run = tracking.startRun();
            tracking.tick(60);

            Run finished = tracking.runs().finish(run.id(), RunStatus.FINISHED);

            assertThat(finished.endedAt()).contains(run.startedAt().plusSeconds(60));
            assertThat(tracking.runs().get(run.id())).isEqualTo(finished);
            assertCode(() -> tracking.runs().finish(run.id(), RunStatus.RUNNING), ErrorCode.INVALID_ARGUMENT);
        }

        @Test
        void anUnknownParentIsRefused() {
            RunDraft draft = RunDraft.in(Experiment.DEFAULT, "alice").under(new RunId("nobody"));

            assertCode(() -> tracking.runs().create(draft), ErrorCode.NOT_FOUND);
        }

        @Test
        void aDeletedOneIsHiddenAndTakesNothing() {
            Run run = tracking.startRun();

            tracking.runs().delete(run.id());

            assertThat(tracking.runs()
                            .list(Experiment.DEFAULT, LifecycleStage.ACTIVE, PageRequest.first())
                            .items())
                    .isEmpty();
            assertCode(() -> tracking.log().append(run.id(), oneParam("a", "1")), ErrorCode.FAILED_PRECONDITION);
            tracking.runs().restore(run.id());
            tracking.log().append(run.id(), oneParam("a", "1"));
            assertThat(tracking.runs().record(run.id()).params()).containsExactly(Param.of("a", "1"));
        }

        @Test
        void ofADeletedExperimentAreDeletedAndComeBackWithIt() {
            Experiment taxi = tracking.experiments().create(ExperimentDraft.named("taxi"));
            Run kept = tracking.startRun(taxi.id());
            Run deleted = tracking.startRun(taxi.id());
            tracking.runs().delete(deleted.id());

            tracking.experiments().delete(taxi.id());
            assertThat(tracking.runs().get(kept.id()).lifecycle()).isEqualTo(LifecycleStage.DELETED);
            assertCode(
                    () -> tracking.log().append(kept.id(), RunBatch.ofMetrics(List.of(metric("m", 1, 1)))),
                    ErrorCode.FAILED_PRECONDITION);

            tracking.experiments().restore(taxi.id());
            assertThat(tracking.runs().get(kept.id()).lifecycle()).isEqualTo(LifecycleStage.ACTIVE);
            assertThat(tracking.runs().get(deleted.id()).lifecycle()).isEqualTo(LifecycleStage.DELETED);
        }

        @Test
        void theirFilesAreBelowThoseOfTheirExperiment() {
            ArtifactLocation place = new ArtifactLocation("mlflow-artifacts:/teams/taxi");
            Experiment taxi =
                    tracking.experiments().create(ExperimentDraft.named("taxi").keepingFilesAt(place));

            Run run = tracking.startRun(taxi.id());
            Run other = tracking.startRun();

            assertThat(run.artifacts().value()).isEqualTo(place.value() + "/" + run.id() + "/artifacts");
            assertThat(other.artifacts().value()).isEqualTo("mlflow-artifacts:/0/" + other.id() + "/artifacts");
        }

        @Test
        void anUpdateChangesOnlyWhatItSays() {
            Run run = tracking.startRun();

            Run ended = tracking.runs().update(run.id(), RunUpdate.nothing().endingAt(tracking.now()));
            Run failed = tracking.runs().update(run.id(), RunUpdate.nothing().in(RunStatus.FAILED));

            assertThat(ended.status()).isEqualTo(RunStatus.RUNNING);
            assertThat(failed.endedAt()).contains(tracking.now());
            assertThat(failed.name()).isEqualTo(run.name());
            assertThat(tracking.runs().get(run.id())).isEqualTo(failed);
        }

        @Test
        void pagesShowEachOnceTheLastStartedFirst() {
            List<RunId> started = new ArrayList<>();
            for (int i = 0; i < 23; i++) {
                started.add(tracking.startRun().id());
                tracking.tick(i % 3); // some start in the same millisecond
            }

            List<Run> listed = new ArrayList<>();
            Optional<PageRequest> request = Optional.of(PageRequest.first(5));
            while (request.isPresent()) {
                PageRequest current = request.get();
                Page<Run> page = tracking.runs().list(Experiment.DEFAULT, LifecycleStage.ACTIVE, current);
                listed.addAll(page.items());
                request = page.next().map(current::next);
            }

            assertThat(listed).extracting(Run::id).containsExactlyInAnyOrderElementsOf(started);
            assertThat(listed).extracting(Run::startedAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
        }

        @Test
        void ofTwoWhoFinishAtOnceOnlyARevisionBehindIsRefused() {
            Run run = tracking.startRun();
            tracking.runs().finish(run.id(), RunStatus.FINISHED);

            assertCode(
                    () -> tracking.database().write(transaction -> {
                        tracking.stores()
                                .runs()
                                .update(
                                        transaction,
                                        run.updated(RunUpdate.finishing(RunStatus.FAILED, tracking.now())));
                        return true;
                    }),
                    ErrorCode.CONFLICT);
            assertThat(tracking.runs().get(run.id()).status()).isEqualTo(RunStatus.FINISHED);
        }
    }

    @Nested
    class OfLogging {
        @Test
        void aBatchIsThereAsAWhole() {
            Run run = tracking.startRun();

            tracking.log()
                    .append(
                            run.id(),
                            new RunBatch(
                                    List.of(Param.of("depth", "4")),
                                    List.of(metric("mae", 4.1, 0)),
                                    List.of(Tag.of("note", "first"))));

            RunRecord record = tracking.runs().record(run.id());
            assertThat(record.params()).containsExactly(Param.of("depth", "4"));
            assertThat(record.metrics()).containsExactly(metric("mae", 4.1, 0));
            assertThat(record.tags()).containsExactly(Tag.of("note", "first"));
        }

        @Test
        void aBatchWithAChangedParamLeavesNothing() {
            Run run = tracking.startRun();
            tracking.log().append(run.id(), oneParam("depth", "4"));
            RunBatch batch = new RunBatch(
                    List.of(Param.of("rate", "0.1"), Param.of("depth", "5")),
                    List.of(metric("mae", 4.1, 0)),
                    List.of(Tag.of("note", "second")));

            assertThatThrownBy(() -> tracking.log().append(run.id(), batch))
                    .hasMessageContaining("\"depth\"")
                    .hasMessageContaining("\"4\"")
                    .hasMessageContaining("\"5\"");

            RunRecord record = tracking.runs().record(run.id());
            assertThat(record.params()).containsExactly(Param.of("depth", "4"));
            assertThat(record.metrics()).isEmpty();
            assertThat(record.tags()).isEmpty();
        }

        @Test
        void theSameBatchAgainChangesNothing() {
            Run run = tracking.startRun();
            RunBatch batch = new RunBatch(List.of(Param.of("depth", "4")), List.of(metric("mae", 4.1, 0)), List.of());

            tracking.log().append(run.id(), batch);
            tracking.log().append(run.id(), batch);

            assertThat(history(run, "mae")).containsExactly(metric("mae", 4.1, 0));
        }

        @Test
        void theLatestMetricHasTheHighestStepThenTimeThenValue() {
            Run run = tracking.startRun();
            Instant later = tracking.now().plusSeconds(5);

            tracking.log().append(run.id(), RunBatch.ofMetrics(List.of(metric("m", 1, 7), metric("m", 9, 3))));
            assertThat(latest(run)).isEqualTo(metric("m", 1, 7));

            tracking.log().append(run.id(), RunBatch.ofMetrics(List.of(Metric.of("m", 0.5, later, 7))));
            assertThat(latest(run)).isEqualTo(Metric.of("m", 0.5, later, 7));

            tracking.log().append(run.id(), RunBatch.ofMetrics(List.of(Metric.of("m", 0.7, later, 7))));
            assertThat(latest(run)).isEqualTo(Metric.of("m", 0.7, later, 7));

            tracking.log().append(run.id(), RunBatch.ofMetrics(List.of(metric("m", 100, 1))));
            assertThat(latest(run)).isEqualTo(Metric.of("m", 0.7, later, 7));
            assertThat(history(run, "m")).hasSize(5);
        }

        @Test
        void numbersThatAreNoneSurvive() {
            Run run = tracking.startRun();
            List<Metric> odd = List.of(
                    metric("loss", Double.NEGATIVE_INFINITY, 0),
                    metric("loss", 0.0, 1),
                    metric("loss", Double.MIN_VALUE, 2),
                    metric("loss", Double.POSITIVE_INFINITY, 3),
                    metric("loss", Double.NaN, 4));

            tracking.log().append(run.id(), RunBatch.ofMetrics(odd));

            assertThat(history(run, "loss")).isEqualTo(odd);
            assertThat(latest(run).value()).isNaN();
        }

        @Test
        void zeroHasNoSign() {
            assertThat(metric("loss", -0.0, 1)).isEqualTo(metric("loss", 0.0, 1));
        }

        @Test
        void aTagTakesTheNewValueAndCanBeDeleted() {
            Run run = tracking.startRun();
            tracking.log().append(run.id(), RunBatch.ofTags(List.of(Tag.of("a", "1"), Tag.of("b", "1"))));

            tracking.log().append(run.id(), RunBatch.ofTags(List.of(Tag.of("a", "2"))));
            tracking.log().deleteTag(run.id(), new Key("b"));

            assertThat(tracking.runs().record(run.id()).tags()).containsExactly(Tag.of("a", "2"));
            assertCode(() -> tracking.log().deleteTag(run.id(), new Key("b")), ErrorCode.NOT_FOUND);
        }

        @Test
        void inputsAreKeptOnce() {
            Run run = tracking.startRun();
            DatasetInput input = new DatasetInput(
                    LoggedDataset.of("trips", "sha256:1"),
                    "training",
                    Map.of("split", "time"),
                    Optional.of(AssetRef.parse("dataset:taxi/trips@1")));

            tracking.log().appendInputs(run.id(), List.of(input, input), List.of());
            tracking.log().appendInputs(run.id(), List.of(input), List.of());

            assertThat(tracking.runs().record(run.id()).inputs()).containsExactly(input);
        }

        @Test
        void manyAtOnceLoseNothing() throws InterruptedException {
            Run run = tracking.startRun();
            List<Thread> threads = IntStream.range(0, 8)
                    .mapToObj(writer -> Thread.ofVirtual().start(() -> {
                        for (int step = 0; step < 50; step++) {
                            tracking.log()
                                    .append(run.id(), RunBatch.ofMetrics(List.of(metric("m" + writer, writer, step))));
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }

            List<Metric> latest = tracking.runs().record(run.id()).metrics();

            assertThat(latest)
                    .hasSize(8)
                    .allSatisfy(metric -> assertThat(metric.step()).isEqualTo(49));
            assertThat(history(run, "m3")).hasSize(50);
        }

        @Test
        void metricsOfARunThatTakesNothingDoNotDisturbThoseBesideThem() throws InterruptedException {
            Run good = tracking.startRun();
            Run deleted = tracking.startRun();
            tracking.runs().delete(deleted.id());
            List<RunId> ids = List.of(good.id(), deleted.id(), new RunId("nobody"));
            Map<RunId, List<ErrorCode>> refusals = new ConcurrentHashMap<>();
            List<Thread> threads = IntStream.range(0, 60)
                    .mapToObj(step -> Thread.ofVirtual().start(() -> {
                        RunId id = ids.get(step % 3);
                        try {
                            tracking.log().append(id, RunBatch.ofMetrics(List.of(metric("m", step, step))));
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
            Run run = tracking.startRun();
            List<Metric> values = List.of(
                    metric("m", 1, 1), metric("m", 2, 1), metric("m", Double.NaN, 2), Metric.of("m", 0, late(), 0));
            tracking.log().append(run.id(), RunBatch.ofMetrics(values));

            for (int i = 0; i < values.size(); i++) {
                List<Metric> rest = new ArrayList<>();
                tracking.log().scanMetricAfter(run.id(), values.get(i), rest::add);
                assertThat(rest).isEqualTo(values.subList(i + 1, values.size()));
            }
        }

        private Instant late() {
            return tracking.now().plusSeconds(60);
        }

        @Test
        void ofADatasetWhatWasSaidFirstCounts() {
            Run first = tracking.startRun();
            Run second = tracking.startRun();
            LoggedDataset trips = new LoggedDataset("trips", "1", "local", "{}", "{\"columns\": 3}", "");
            LoggedDataset same = new LoggedDataset("trips", "1", "http", "{}", "", "");

            tracking.log().appendInputs(first.id(), List.of(DatasetInput.of(trips, "training")), List.of());
            tracking.log().appendInputs(second.id(), List.of(DatasetInput.of(same, "validation")), List.of());

            assertThat(tracking.runs().record(second.id()).inputs())
                    .containsExactly(DatasetInput.of(trips, "validation"));
        }

        @Test
        void modelsThatWentInAndOutAreKeptOnce() {
            Run run = tracking.startRun();
            LoggedModelId in = new LoggedModelId("m-1");
            ModelOutput out = new ModelOutput(new LoggedModelId("m-2"), 4);

            tracking.log().appendInputs(run.id(), List.of(), List.of(in, in));
            tracking.log().appendOutputs(run.id(), List.of(out, out));

            RunRecord record = tracking.runs().record(run.id());
            assertThat(record.modelInputs()).containsExactly(in);
            assertThat(record.modelOutputs()).containsExactly(out);
        }

        @Test
        void aScanStopsWhenTheConsumerHasEnough() {
            Run run = tracking.startRun();
            tracking.log()
                    .append(
                            run.id(),
                            RunBatch.ofMetrics(List.of(metric("m", 1, 1), metric("m", 2, 2), metric("m", 3, 3))));
            List<Metric> seen = new ArrayList<>();

            tracking.log().scanMetric(run.id(), new Key("m"), metric -> {
                seen.add(metric);
                return seen.size() < 2;
            });

            assertThat(seen).containsExactly(metric("m", 1, 1), metric("m", 2, 2));
        }
    }

    private Metric latest(Run run) {
        List<Metric> latest = tracking.runs().record(run.id()).metrics();
        assertThat(latest).hasSize(1);
        return latest.getFirst();
    }

    private List<Metric> history(Run run, String key) {
        List<Metric> history = new ArrayList<>();
        tracking.log().scanMetric(run.id(), new Key(key), history::add);
        return history;
    }

    private static RunBatch oneParam(String key, String value) {
        return RunBatch.ofParams(List.of(Param.of(key, value)));
    }

    private static void assertCode(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
