package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.MODEL;
import static io.gimbal.registry.RegistryFixtures.NOON;
import static io.gimbal.registry.RegistryFixtures.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.graph.Reason;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Who is champion after another one was, on every database.
abstract class ChampionContract extends RegistryContract {
    @Test
    void retiresThePreviousChampionWhichCanBeACandidateAgain() {
        fixtures().guard(SMALL);
        VersionId first = fixtures().stage(3.5);
        VersionId second = fixtures().stage(3.0);
        fixtures().promote(first, Stage.PRODUCTION);

        Transition moved = fixtures().promote(second, Stage.PRODUCTION);

        assertThat(moved.replaced()).contains(first);
        assertThat(fixtures().champion()).contains(second);
        assertThat(fixtures().stageOf(first)).isEqualTo(Stage.ARCHIVED);
        assertThat(fixtures().actions(first.ref())).startsWith("archived", "promoted");
        Stream.of(Stage.CANDIDATE, STAGING, Stage.PRODUCTION)
                .forEach(stage -> fixtures().promote(first, stage));
        assertThat(fixtures().champion()).contains(first);
        assertThat(fixtures().stageOf(second)).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void ofTwoThatRaceOnlyTheOneThatStillBeatsTheChampionPasses() throws InterruptedException {
        fixtures().guard(SMALL);
        VersionId first = fixtures().stage(3.5);
        fixtures().promote(first, Stage.PRODUCTION);
        fixtures().put(fixtures().guarded("candidate.evaluation.mae < champion.evaluation.mae"));
        List<VersionId> racing = List.of(fixtures().stage(3.0), fixtures().stage(3.0));
        ConcurrentLinkedQueue<VersionId> won = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<CodedException> lost = new ConcurrentLinkedQueue<>();

        race(racing, won, lost);

        assertThat(won).hasSize(1);
        assertThat(lost).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.FAILED_PRECONDITION);
            assertThat(refusal).hasMessageContaining("accuracy failed");
        });
        assertThat(fixtures().champion()).contains(won.element());
        assertThat(racing)
                .filteredOn(version -> fixtures().stageOf(version).equals(STAGING))
                .hasSize(1);
        assertThat(fixtures().stageOf(first)).isEqualTo(Stage.ARCHIVED);
    }

    private void race(
            List<VersionId> racing, ConcurrentLinkedQueue<VersionId> won, ConcurrentLinkedQueue<CodedException> lost)
            throws InterruptedException {
        List<Thread> threads = racing.stream()
                .map(version -> Thread.ofVirtual().start(() -> {
                    try {
                        won.add(fixtures().promote(version, Stage.PRODUCTION).version());
                    } catch (CodedException e) {
                        lost.add(e);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Nested
    class ARollback {
        @Test
        void putsBackWhatTheChampionReplacedStepByStep() {
            fixtures().guard(SMALL);
            List<VersionId> versions = List.of(
                    fixtures().stage(3.5), fixtures().stage(3.0), fixtures().stage(2.5));
            versions.forEach(version -> fixtures().promote(version, Stage.PRODUCTION));

            Transition back = rollBack();

            assertThat(back.version()).isEqualTo(versions.get(1));
            assertThat(back.replaced()).contains(versions.get(2));
            assertThat(fixtures().stageOf(versions.get(2))).isEqualTo(Stage.ARCHIVED);
            assertThat(fixtures().actions(versions.get(1).ref())).startsWith("rolled-back", "archived");
            assertThat(rollBack().version()).isEqualTo(versions.getFirst());
            assertThat(fixtures().champion()).contains(versions.getFirst());
        }

        @Test
        void isRefusedWhenThereIsNothingToGoBackTo() {
            fixtures().guard(SMALL);
            VersionId only = fixtures().stage(3.5);

            refused(ARollback.this::rollBack, ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("no version is champion");
            fixtures().promote(only, Stage.PRODUCTION);
            refused(ARollback.this::rollBack, ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining(only + " replaced no other version");
        }

        private Transition rollBack() {
            return fixtures()
                    .registry()
                    .promotions()
                    .rollBack(MODEL, new Reason("bob", "it went wrong"), NOON)
                    .transition();
        }
    }
}
