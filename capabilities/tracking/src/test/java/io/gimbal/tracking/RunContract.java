package io.gimbal.tracking;

import static io.gimbal.tracking.TrackingFixtures.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// The life of runs, on every database.
abstract class RunContract extends TrackingContract {
    @Test
    void aNewOneRunsAndHasItsCapture() {
        Capture capture = new Capture(
                Optional.of("abc"), Optional.of(true), "python train.py", Map.of("numpy", 7L), Map.of("java", "25"));

        Run run = tracking()
                .runs()
                .create(RunDraft.in(Experiment.DEFAULT, "alice").named("first").capturing(capture));

        assertThat(tracking().runs().get(run.id())).isEqualTo(run);
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(run.capture()).isEqualTo(capture);
        assertThat(run.endedAt()).isEmpty();
    }

    @Test
    void whatNobodyCapturedIsNotMadeUp() {
        Run run = tracking().runs().create(RunDraft.in(Experiment.DEFAULT, "alice"));

        assertThat(tracking().runs().get(run.id()).capture())
                .isEqualTo(new Capture(Optional.empty(), Optional.empty(), "", Map.of(), Map.of()));
    }

    @Test
    void finishingGivesItAnEnd() {
        Run run = tracking().startRun();
        tracking().tick(60);

        Run finished = tracking().runs().finish(run.id(), RunStatus.FINISHED);

        assertThat(finished.endedAt()).contains(run.startedAt().plusSeconds(60));
        assertThat(tracking().runs().get(run.id())).isEqualTo(finished);
        assertCode(() -> tracking().runs().finish(run.id(), RunStatus.RUNNING), ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void anUnknownParentIsRefused() {
        RunDraft draft = RunDraft.in(Experiment.DEFAULT, "alice").under(new RunId("nobody"));

        assertCode(() -> tracking().runs().create(draft), ErrorCode.NOT_FOUND);
    }

    @Test
    void aParentIsGivenKeptAndTakenAway() {
        Run parent = tracking().startRun();
        RunId child = tracking().startRun().id();

        tracking().runs().update(child, RunUpdate.nothing().under(parent.id()));
        assertThat(tracking().runs().update(child, RunUpdate.renaming("part")).parent())
                .contains(parent.id());

        Run alone = tracking().runs().update(child, RunUpdate.nothing().underNone());
        assertThat(alone.parent()).isEmpty();
        assertThat(tracking().runs().get(child)).isEqualTo(alone);
    }

    @Test
    void aDeletedOneIsHiddenAndTakesNothing() {
        Run run = tracking().startRun();

        tracking().runs().delete(run.id());

        assertThat(tracking()
                        .runs()
                        .list(Experiment.DEFAULT, LifecycleStage.ACTIVE, PageRequest.first())
                        .items())
                .isEmpty();
        assertCode(() -> tracking().log().append(run.id(), oneParam("a", "1")), ErrorCode.FAILED_PRECONDITION);
        tracking().runs().restore(run.id());
        tracking().log().append(run.id(), oneParam("a", "1"));
        assertThat(tracking().runs().record(run.id()).params()).containsExactly(Param.of("a", "1"));
    }

    @Test
    void ofADeletedExperimentAreDeletedAndComeBackWithIt() {
        Experiment taxi = tracking().experiments().create(ExperimentDraft.named("taxi"));
        Run kept = tracking().startRun(taxi.id());
        Run deleted = tracking().startRun(taxi.id());
        tracking().runs().delete(deleted.id());

        tracking().experiments().delete(taxi.id());
        assertThat(tracking().runs().get(kept.id()).lifecycle()).isEqualTo(LifecycleStage.DELETED);
        assertCode(
                () -> tracking().log().append(kept.id(), RunBatch.ofMetrics(List.of(metric("m", 1, 1)))),
                ErrorCode.FAILED_PRECONDITION);

        tracking().experiments().restore(taxi.id());
        assertThat(tracking().runs().get(kept.id()).lifecycle()).isEqualTo(LifecycleStage.ACTIVE);
        assertThat(tracking().runs().get(deleted.id()).lifecycle()).isEqualTo(LifecycleStage.DELETED);
    }

    @Test
    void theirFilesAreBelowThoseOfTheirExperiment() {
        ArtifactLocation place = new ArtifactLocation("mlflow-artifacts:/teams/taxi");
        Experiment taxi =
                tracking().experiments().create(ExperimentDraft.named("taxi").keepingFilesAt(place));

        Run run = tracking().startRun(taxi.id());
        Run other = tracking().startRun();

        assertThat(run.artifacts().value()).isEqualTo(place.value() + "/" + run.id() + "/artifacts");
        assertThat(other.artifacts().value()).isEqualTo("mlflow-artifacts:/0/" + other.id() + "/artifacts");
    }

    @Test
    void anUpdateChangesOnlyWhatItSays() {
        Run run = tracking().startRun();

        Run ended = tracking()
                .runs()
                .update(run.id(), RunUpdate.nothing().endingAt(tracking().now()));
        Run failed = tracking().runs().update(run.id(), RunUpdate.nothing().in(RunStatus.FAILED));

        assertThat(ended.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(failed.endedAt()).contains(tracking().now());
        assertThat(failed.name()).isEqualTo(run.name());
        assertThat(tracking().runs().get(run.id())).isEqualTo(failed);
    }

    @Test
    void pagesShowEachOnceTheLastStartedFirst() {
        List<RunId> started = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            started.add(tracking().startRun().id());
            tracking().tick(i % 3); // some start in the same millisecond
        }

        List<Run> listed = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(5));
        while (request.isPresent()) {
            PageRequest current = request.get();
            Page<Run> page = tracking().runs().list(Experiment.DEFAULT, LifecycleStage.ACTIVE, current);
            listed.addAll(page.items());
            request = page.next().map(current::next);
        }

        assertThat(listed).extracting(Run::id).containsExactlyInAnyOrderElementsOf(started);
        assertThat(listed).extracting(Run::startedAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void updatesAtOnceAllHappen() {
        Run run = tracking().startRun();

        IntStream.range(0, 16)
                .parallel()
                .forEach(i -> tracking()
                        .runs()
                        .update(
                                run.id(),
                                i % 2 == 0
                                        ? RunUpdate.renaming("name-" + i)
                                        : RunUpdate.finishing(
                                                RunStatus.FAILED, tracking().now())));

        Run updated = tracking().runs().get(run.id());
        assertThat(updated.revision()).isEqualTo(run.revision() + 16);
        assertThat(updated.name()).startsWith("name-");
        assertThat(updated.status()).isEqualTo(RunStatus.FAILED);
        assertThat(updated.endedAt()).contains(tracking().now());
    }

    @Test
    void noneBecomesPartOfItself() {
        RunId top = tracking().startRun().id();
        RunId middle = tracking().startRun().id();
        RunId bottom = tracking().startRun().id();
        tracking().runs().update(middle, RunUpdate.nothing().under(top));
        tracking().runs().update(bottom, RunUpdate.nothing().under(middle));

        assertCode(() -> tracking().runs().update(top, RunUpdate.nothing().under(top)), ErrorCode.INVALID_ARGUMENT);
        assertThatThrownBy(
                        () -> tracking().runs().update(top, RunUpdate.nothing().under(bottom)))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("run " + top + " cannot have the parent " + bottom)
                .hasMessageContaining(bottom + ", part of " + middle + ", part of " + top);

        assertThat(tracking().runs().get(top).parent()).isEmpty();
        tracking().runs().update(bottom, RunUpdate.nothing().under(top));
    }

    @Test
    void aParentMustExist() {
        Run run = tracking().startRun();

        assertCode(
                () -> tracking().runs().update(run.id(), RunUpdate.nothing().under(new RunId("nobody"))),
                ErrorCode.NOT_FOUND);
        assertThat(tracking().runs().get(run.id())).isEqualTo(run);
    }

    @Test
    void theWayUpHasAnEnd() {
        RunId deepest = tracking().startRun().id();
        for (int i = 0; i <= 100; i++) {
            deepest = tracking()
                    .runs()
                    .create(RunDraft.in(Experiment.DEFAULT, "alice").under(deepest))
                    .id();
        }
        RunUpdate below = RunUpdate.nothing().under(deepest);
        RunId other = tracking().startRun().id();

        assertThatThrownBy(() -> tracking().runs().update(other, below))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("more than 100 runs above it");
    }

    @RepeatedTest(5)
    void ofParentsGivenAtOnceAtLeastOneIsRefused() {
        List<RunId> ring =
                Stream.generate(() -> tracking().startRun().id()).limit(4).toList();

        List<Optional<ErrorCode>> refusals = IntStream.range(0, ring.size())
                .parallel()
                .mapToObj(i -> refusal(ring.get(i), ring.get((i + 1) % ring.size())))
                .toList();

        assertThat(refusals).contains(Optional.of(ErrorCode.INVALID_ARGUMENT));
        assertThat(ring)
                .as("runs without a parent")
                .filteredOn(id -> tracking().runs().get(id).parent().isEmpty())
                .hasSize(1);
    }

    private Optional<ErrorCode> refusal(RunId child, RunId parent) {
        try {
            tracking().runs().update(child, RunUpdate.nothing().under(parent));
            return Optional.empty();
        } catch (CodedException e) {
            return Optional.of(e.code());
        }
    }

    @Test
    void ofTwoWhoFinishAtOnceOnlyARevisionBehindIsRefused() {
        Run run = tracking().startRun();
        tracking().runs().finish(run.id(), RunStatus.FINISHED);

        assertCode(
                () -> tracking().database().write(transaction -> {
                    tracking()
                            .stores()
                            .runs()
                            .update(
                                    transaction,
                                    run.updated(RunUpdate.finishing(
                                            RunStatus.FAILED, tracking().now())));
                    return true;
                }),
                ErrorCode.CONFLICT);
        assertThat(tracking().runs().get(run.id()).status()).isEqualTo(RunStatus.FINISHED);
    }
}
