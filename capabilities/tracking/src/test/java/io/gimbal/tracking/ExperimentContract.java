package io.gimbal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Experiments, their names and tags, on every database.
abstract class ExperimentContract extends TrackingContract {
    @Test
    void theFirstIsTheDefault() {
        assertThat(tracking().experiments().get(Experiment.DEFAULT).name()).isEqualTo("Default");
    }

    @Test
    void aCreatedOneIsFoundByNameWithItsTags() {
        Experiment created = tracking()
                .experiments()
                .create(ExperimentDraft.named("taxi").tagged(List.of(Tag.of("team", "mobility"))));

        assertThat(created.id()).isEqualTo(ExperimentId.of(1));
        assertThat(tracking().experiments().getByName("taxi")).isEqualTo(created);
        assertThat(tracking().experiments().tags(created.id())).containsExactly(Tag.of("team", "mobility"));
    }

    @Test
    void aTakenNameIsRefusedEvenWhenDeleted() {
        Experiment first = tracking().experiments().create(ExperimentDraft.named("taxi"));
        tracking().experiments().delete(first.id());

        assertThatThrownBy(() -> tracking().experiments().create(ExperimentDraft.named("taxi")))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS))
                .hasMessageContaining("restore it");
    }

    @Test
    void anUnknownNameNamesTheNearest() {
        tracking().experiments().create(ExperimentDraft.named("taxi-duration"));

        assertThatThrownBy(() -> tracking().experiments().getByName("taxi-duratoin"))
                .hasMessage("no experiment named \"taxi-duratoin\", did you mean \"taxi-duration\"?");
    }

    @Test
    void renamingToATakenNameIsRefused() {
        Experiment a = tracking().experiments().create(ExperimentDraft.named("a"));
        tracking().experiments().create(ExperimentDraft.named("b"));

        assertCode(() -> tracking().experiments().rename(a.id(), "b"), ErrorCode.ALREADY_EXISTS);
        assertThat(tracking().experiments().rename(a.id(), "c").name()).isEqualTo("c");
    }

    @Test
    void ofManyWhoWantOneNameAtOnceOneGetsIt() {
        List<Boolean> made = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> {
                    try {
                        tracking().experiments().create(ExperimentDraft.named("taxi"));
                        return true;
                    } catch (CodedException e) {
                        assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
                        return false;
                    }
                })
                .toList();

        assertThat(made).containsOnlyOnce(true);
        assertThat(names(LifecycleStage.ACTIVE)).containsOnlyOnce("taxi");
    }

    @Test
    void ofManyWhoAreRenamedToOneNameAtOnceOneGetsIt() {
        List<Experiment> experiments = IntStream.range(0, 6)
                .mapToObj(i -> tracking().experiments().create(ExperimentDraft.named("e" + i)))
                .toList();

        List<Boolean> renamed = experiments.parallelStream()
                .map(experiment -> {
                    try {
                        tracking().experiments().rename(experiment.id(), "taxi");
                        return true;
                    } catch (CodedException e) {
                        assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
                        return false;
                    }
                })
                .toList();

        assertThat(renamed).containsOnlyOnce(true);
        assertThat(names(LifecycleStage.ACTIVE)).hasSize(7).containsOnlyOnce("taxi");
    }

    @Test
    void deletedOnesAreListedApartAndCanBeRestored() {
        Experiment a = tracking().experiments().create(ExperimentDraft.named("a"));

        tracking().experiments().delete(a.id());

        assertThat(names(LifecycleStage.ACTIVE)).containsExactly("Default");
        assertThat(names(LifecycleStage.DELETED)).containsExactly("a");
        assertCode(() -> tracking().startRun(a.id()), ErrorCode.FAILED_PRECONDITION);
        tracking().experiments().restore(a.id());
        assertThat(names(LifecycleStage.ACTIVE)).contains("a");
    }

    private List<String> names(LifecycleStage stage) {
        return tracking().experiments().list(stage, PageRequest.first()).items().stream()
                .map(Experiment::name)
                .toList();
    }
}
