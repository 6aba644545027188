package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.FRESH;
import static io.gimbal.registry.RegistryFixtures.MODEL;
import static io.gimbal.registry.RegistryFixtures.NOON;
import static io.gimbal.registry.RegistryFixtures.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import io.gimbal.evidence.EvidenceGap;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.GateDecision;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edge;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the registry promises on every database.
abstract class RegistryContract {
    private static final String SMALL = "candidate.evaluation.mae <= 4.0";

    @TempDir
    private Path folder;

    private RegistryFixtures fixtures;

    protected abstract Database open();

    @BeforeEach
    void start() {
        fixtures = RegistryFixtures.on(open(), folder);
    }

    @AfterEach
    void stop() {
        fixtures.close();
    }

    @Nested
    class OfModelsAndVersions {
        @Test
        void aPolicyBeginsWithAStageThatAsksForNothing() {
            StagePolicy policy = fixtures.guarded(SMALL);
            List<StageRule> gated = policy.stages().subList(1, policy.stages().size());

            refused(() -> new StagePolicy("taxi", "guarded", "", gated), ErrorCode.INVALID_ARGUMENT)
                    .hasMessageContaining("has gates or an alias at its first stage, staging");
        }

        @Test
        void aPolicyIsReadAsItWasPut() {
            StagePolicy policy = fixtures.guarded(SMALL);
            fixtures.put(policy);

            StagePolicy read = fixtures.registry().policies().get("taxi", "guarded");

            assertThat(StagePolicyJson.write(read)).isEqualTo(StagePolicyJson.write(policy));
            assertThat(read.stages().getLast()).isEqualTo(policy.stages().getLast());
        }

        @Test
        void aModelIsRefusedWhenItsPolicyIsUnknown() {
            fixtures.put(fixtures.guarded(SMALL));

            refused(
                            () -> fixtures.registry()
                                    .models()
                                    .create(ModelDraft.of(MODEL, "").obeying("garded"), ALICE),
                            ErrorCode.NOT_FOUND)
                    .hasMessageContaining("did you mean \"guarded\"?");
            assertThat(fixtures.registry().models().find(MODEL)).isEmpty();
        }

        @Test
        void aTakenNameIsRefused() {
            open(MODEL);

            refused(() -> open(MODEL), ErrorCode.ALREADY_EXISTS);
        }

        @Test
        void versionsAreNumberedAndNeverChange() {
            open(MODEL);
            VersionDraft draft = VersionDraft.of(MODEL, fixtures.bytes())
                    .signed(JsonObject.builder().put("inputs", "distance").build());
            ModelVersion first = fixtures.registry().versions().create(draft, ALICE);
            ModelVersion second = fixtures.registry().versions().create(draft, ALICE);

            fixtures.promote(first.id(), Stage.PRODUCTION);

            assertThat(fixtures.registry().versions().get(first.id())).isEqualTo(first);
            assertThat(fixtures.registry()
                            .versions()
                            .list(MODEL, PageRequest.first())
                            .items())
                    .containsExactly(second, first);
            assertThat(second.id().number()).isEqualTo(2);
        }

        @Test
        void aVersionWithoutBytesIsRefused() {
            open(MODEL);
            VersionDraft draft = VersionDraft.of(MODEL, Digest.of("never stored"));

            refused(() -> fixtures.registry().versions().create(draft, ALICE), ErrorCode.NOT_FOUND)
                    .hasMessageContaining(draft.digest().toString());
        }

        @Test
        void edgesTellWhatItIsMadeOf() {
            open(MODEL);
            AssetRef run = asset("run", "r1");
            AssetRef dataset = asset("dataset", "trips");

            VersionId version = fixtures.registry()
                    .versions()
                    .create(
                            VersionDraft.of(MODEL, fixtures.bytes())
                                    .producedBy(run)
                                    .trainedOn(List.of(dataset)),
                            ALICE)
                    .id();

            assertThat(fixtures.graph().edges().list(version.ref()))
                    .extracting(Edge::toString)
                    .containsExactlyInAnyOrder(
                            version.ref() + " member-of " + MODEL.ref(),
                            version.ref() + " trained-on " + dataset,
                            run + " produces " + version.ref());
            assertThat(fixtures.actions(version.ref())).containsExactly("created");
            assertThat(fixtures.actions(MODEL.ref())).containsExactly("created");
        }

        @Test
        void anUnknownRunLeavesNoVersion() {
            open(MODEL);
            AssetRef run = AssetRef.parse("run:tracking/nobody");
            VersionDraft draft = VersionDraft.of(MODEL, fixtures.bytes()).producedBy(run);

            refused(() -> fixtures.registry().versions().create(draft, ALICE), ErrorCode.NOT_FOUND)
                    .hasMessageContaining(run.toString());
            assertThat(fixtures.registry()
                            .versions()
                            .list(MODEL, PageRequest.first())
                            .items())
                    .isEmpty();
        }

        private AssetRef asset(String kind, String name) {
            AssetRef ref = AssetRef.of(new AssetKind(kind), "taxi", name, "1");
            fixtures.database()
                    .write(transaction -> fixtures.graph()
                            .assets()
                            .create(transaction, AssetDraft.made(ref, JsonObject.EMPTY), ALICE));
            return ref;
        }
    }

    @Nested
    class APromotion {
        @Test
        void withoutAPolicyIsAcceptedWithItsWhy() {
            open(MODEL);
            VersionId version = fixtures.register();

            fixtures.registry().promotions().promote(version, Stage.PRODUCTION, new Reason("bob", "it is late"), NOON);

            assertThat(fixtures.champion()).contains(version);
            assertThat(fixtures.changes(version.ref()).getFirst())
                    .satisfies(change -> assertThat(change.action()).isEqualTo("promoted"))
                    .satisfies(change -> assertThat(change.reason()).isEqualTo(new Reason("bob", "it is late")));
            assertThat(fixtures.stageInGraph(version)).isEqualTo("production");
            assertThat(fixtures.stageInGraph(fixtures.register())).isEqualTo("candidate");
        }

        @Test
        void passesWhenEveryPieceIsThere() {
            fixtures.guard(SMALL);
            VersionId version = fixtures.stage(3.5);

            Transition moved = fixtures.promote(version, Stage.PRODUCTION);

            assertThat(moved.before()).isEqualTo(STAGING);
            assertThat(moved.replaced()).isEmpty();
            assertThat(fixtures.stageOf(version)).isEqualTo(Stage.PRODUCTION);
            assertThat(fixtures.champion()).contains(version);
            assertThat(fixtures.registry().versions().transitions(version))
                    .extracting(Transition::after)
                    .containsExactly(STAGING, Stage.PRODUCTION);
        }

        @Test
        void namesEveryMissingPieceAtOnce() {
            fixtures.guard(SMALL);
            VersionId version = fixtures.register();

            refused(() -> fixtures.promote(version, Stage.PRODUCTION), ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("stage missing")
                    .hasMessageContaining("leads through staging")
                    .hasMessageContaining("accuracy missing")
                    .hasMessageContaining("candidate.evaluation is missing: nothing has checked it yet; run a pipeline"
                            + " with a step that evaluates")
                    .hasMessageContaining("speed missing")
                    .hasMessageContaining("candidate.review is missing: nobody has reviewed it");
        }

        @Test
        void namesTheClauseThatFailedWithItsValue() {
            fixtures.guard(SMALL);
            VersionId version = fixtures.stage(4.75);

            refused(() -> fixtures.promote(version, Stage.PRODUCTION), ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("accuracy failed")
                    .hasMessageContaining("candidate.evaluation.mae = 4.75")
                    .hasMessageNotContainingAny("latency");
        }

        @Test
        void namesWhatExpiredInEventTime() {
            fixtures.guard(SMALL);
            VersionId version = fixtures.stage(3.5);
            fixtures.time(version, 5.0, NOON.plusSeconds(60));
            fixtures.approve(version, "carol", NOON.plusSeconds(60));
            Instant late = NOON.plus(FRESH).plusSeconds(60);

            refused(() -> fixtures.promote(version, Stage.PRODUCTION, late), ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("candidate.evaluation is expired")
                    .hasMessageNotContainingAny("latency")
                    .hasMessageNotContainingAny("review");
        }

        @Test
        void isNotAskedAboutThePast() {
            fixtures.guard(SMALL);
            VersionId version = fixtures.stage(3.5);
            fixtures.reach(NOON.plus(FRESH).plusSeconds(60));

            refused(() -> fixtures.promote(version, Stage.PRODUCTION, NOON), ErrorCode.INVALID_ARGUMENT)
                    .hasMessageContaining("which event time has reached");
        }

        @Test
        void namesWhatCannotBeSaid() {
            fixtures.guard("candidate.evaluation.mae <= champion.evaluation.mae");
            VersionId version = fixtures.stage(3.5);

            refused(() -> fixtures.promote(version, Stage.PRODUCTION), ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("champion is missing: nothing else is champion");
        }

        @Test
        void doesNotCountTheAuthorsOwnReview() {
            fixtures.guard(SMALL);
            VersionId version = fixtures.register();
            fixtures.evaluate(version, 3.5, NOON);
            fixtures.time(version, 5.0, NOON);
            fixtures.approve(version, ALICE.who(), NOON);
            fixtures.promote(version, STAGING);

            refused(() -> fixtures.promote(version, Stage.PRODUCTION), ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("the word of alice does not count: is the author");
            fixtures.approve(version, "bob", NOON);
            fixtures.promote(version, Stage.PRODUCTION);
            assertThat(fixtures.champion()).contains(version);
        }

        @Test
        void thatIsRefusedMovesNothingAndIsOnRecord() {
            fixtures.guard(SMALL);
            VersionId version = fixtures.stage(4.75);

            refused(() -> fixtures.promote(version, Stage.PRODUCTION), ErrorCode.FAILED_PRECONDITION);

            assertThat(fixtures.stageOf(version)).isEqualTo(STAGING);
            assertThat(fixtures.champion()).isEmpty();
            assertThat(fixtures.actions(version.ref()))
                    .containsExactly("promotion-refused", "promoted", "reviewed", "created");
            assertThat(fixtures.changes(version.ref()).getFirst().difference().text("refusal"))
                    .contains("accuracy failed");
        }

        @Test
        void believesTheContractOfItsTrainingData() {
            fixtures.guard("candidate.contract.passed");
            AssetRef dataset = AssetRef.of(new AssetKind("dataset-version"), "taxi", "trips", "1");
            fixtures.database()
                    .write(transaction -> fixtures.graph()
                            .assets()
                            .create(transaction, AssetDraft.made(dataset, JsonObject.EMPTY), ALICE));
            VersionId version = fixtures.registry()
                    .versions()
                    .create(VersionDraft.of(MODEL, fixtures.bytes()).trainedOn(List.of(dataset)), ALICE)
                    .id();
            assertThat(accuracy(version).state()).isEqualTo(GateDecision.State.MISSING);

            fixtures.measure(
                    dataset,
                    new EvidenceType("contract"),
                    JsonObject.builder().put("passed", true).build(),
                    NOON);

            assertThat(accuracy(version).state()).isEqualTo(GateDecision.State.PASSED);
        }

        @Test
        void isComparedWithTheFailsafe() {
            fixtures.guard("candidate.evaluation.mae <= failsafe.evaluation.mae");
            VersionId median = fixtures.register();
            VersionId trees = fixtures.register();
            fixtures.evaluate(median, 4.5, NOON);
            fixtures.evaluate(trees, 4.0, NOON);
            assertThat(accuracy(trees).gaps())
                    .extracting(EvidenceGap::toString)
                    .containsExactly("failsafe is missing: nothing is the failsafe yet; give a version the alias"
                            + " \"failsafe\"");

            fixtures.registry().aliases().put(AliasName.FAILSAFE, median, ALICE);

            assertThat(accuracy(trees).state()).isEqualTo(GateDecision.State.PASSED);
        }

        @Test
        void withoutATimeIsAskedInThePresentOfTheData() {
            fixtures.guard(SMALL);
            VersionId version = fixtures.register();
            Instant machine = fixtures.registry().promotions().now(version);
            assertThat(machine).isEqualTo(NOON.plus(Duration.ofDays(1)));

            fixtures.evaluate(version, 3.5, NOON);
            assertThat(fixtures.registry().promotions().now(version)).isEqualTo(NOON);
            fixtures.reach(NOON.minusSeconds(60));
            assertThat(fixtures.registry().promotions().now(version)).isEqualTo(NOON);
            fixtures.reach(NOON.plusSeconds(60));
            assertThat(fixtures.registry().promotions().now(version)).isEqualTo(NOON.plusSeconds(60));
        }

        private GateDecision.Piece accuracy(VersionId version) {
            return fixtures.registry()
                    .promotions()
                    .ask(version, Stage.PRODUCTION, NOON)
                    .pieces()
                    .getFirst();
        }

        @Test
        void toAnUnknownStageNamesTheNearest() {
            fixtures.guard(SMALL);
            VersionId version = fixtures.register();

            refused(() -> fixtures.promote(version, new Stage("prodution")), ErrorCode.INVALID_ARGUMENT)
                    .hasMessageContaining("did you mean \"production\"?");
        }

        @Test
        void retiresThePreviousChampionWhichCanBeACandidateAgain() {
            fixtures.guard(SMALL);
            VersionId first = fixtures.stage(3.5);
            VersionId second = fixtures.stage(3.0);
            fixtures.promote(first, Stage.PRODUCTION);

            Transition moved = fixtures.promote(second, Stage.PRODUCTION);

            assertThat(moved.replaced()).contains(first);
            assertThat(fixtures.champion()).contains(second);
            assertThat(fixtures.stageOf(first)).isEqualTo(Stage.ARCHIVED);
            assertThat(fixtures.actions(first.ref())).startsWith("archived", "promoted");
            Stream.of(Stage.CANDIDATE, STAGING, Stage.PRODUCTION).forEach(stage -> fixtures.promote(first, stage));
            assertThat(fixtures.champion()).contains(first);
            assertThat(fixtures.stageOf(second)).isEqualTo(Stage.ARCHIVED);
        }

        @Test
        void ofTwoThatRaceOnlyTheOneThatStillBeatsTheChampionPasses() throws InterruptedException {
            fixtures.guard(SMALL);
            VersionId first = fixtures.stage(3.5);
            fixtures.promote(first, Stage.PRODUCTION);
            fixtures.put(fixtures.guarded("candidate.evaluation.mae < champion.evaluation.mae"));
            List<VersionId> racing = List.of(fixtures.stage(3.0), fixtures.stage(3.0));
            ConcurrentLinkedQueue<VersionId> won = new ConcurrentLinkedQueue<>();
            ConcurrentLinkedQueue<CodedException> lost = new ConcurrentLinkedQueue<>();

            race(racing, won, lost);

            assertThat(won).hasSize(1);
            assertThat(lost).singleElement().satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo(ErrorCode.FAILED_PRECONDITION);
                assertThat(refusal).hasMessageContaining("accuracy failed");
            });
            assertThat(fixtures.champion()).contains(won.element());
            assertThat(racing)
                    .filteredOn(version -> fixtures.stageOf(version).equals(STAGING))
                    .hasSize(1);
            assertThat(fixtures.stageOf(first)).isEqualTo(Stage.ARCHIVED);
        }

        private void race(
                List<VersionId> racing,
                ConcurrentLinkedQueue<VersionId> won,
                ConcurrentLinkedQueue<CodedException> lost)
                throws InterruptedException {
            List<Thread> threads = racing.stream()
                    .map(version -> Thread.ofVirtual().start(() -> {
                        try {
                            won.add(fixtures.promote(version, Stage.PRODUCTION).version());
                        } catch (CodedException e) {
                            lost.add(e);
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Nested
    class ARollback {
        @Test
        void putsBackWhatTheChampionReplacedStepByStep() {
            fixtures.guard(SMALL);
            List<VersionId> versions = List.of(fixtures.stage(3.5), fixtures.stage(3.0), fixtures.stage(2.5));
            versions.forEach(version -> fixtures.promote(version, Stage.PRODUCTION));

            Transition back = rollBack();

            assertThat(back.version()).isEqualTo(versions.get(1));
            assertThat(back.replaced()).contains(versions.get(2));
            assertThat(fixtures.stageOf(versions.get(2))).isEqualTo(Stage.ARCHIVED);
            assertThat(fixtures.actions(versions.get(1).ref())).startsWith("rolled-back", "archived");
            assertThat(rollBack().version()).isEqualTo(versions.getFirst());
            assertThat(fixtures.champion()).contains(versions.getFirst());
        }

        @Test
        void isRefusedWhenThereIsNothingToGoBackTo() {
            fixtures.guard(SMALL);
            VersionId only = fixtures.stage(3.5);

            refused(ARollback.this::rollBack, ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("no version is champion");
            fixtures.promote(only, Stage.PRODUCTION);
            refused(ARollback.this::rollBack, ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining(only + " replaced no other version");
        }

        private Transition rollBack() {
            return fixtures.registry()
                    .promotions()
                    .rollBack(MODEL, new Reason("bob", "it went wrong"), NOON)
                    .transition();
        }
    }

    @Nested
    class AListener {
        private final RecordingMoves heard = new RecordingMoves();

        @Test
        void hearsEveryMoveInItsTransaction() {
            open(MODEL);
            fixtures.registry().listeners().add(heard);
            VersionId first = fixtures.register();
            VersionId second = fixtures.register();

            fixtures.promote(first, Stage.PRODUCTION);
            fixtures.promote(second, Stage.PRODUCTION);
            fixtures.promote(second, Stage.ARCHIVED);

            assertThat(heard.lines())
                    .containsExactly(
                            "champion: nothing -> 1",
                            "1: candidate -> production",
                            "1: production -> archived",
                            "champion: 1 -> 2",
                            "2: candidate -> production",
                            "champion: 2 -> nothing",
                            "2: production -> archived");
            assertThat(heard.committed()).isEqualTo(heard.lines().size());
        }

        @Test
        void hearsOfAliasesPutByHandButNotOfThoseThatStay() {
            open(MODEL);
            fixtures.registry().listeners().add(heard);
            VersionId version = fixtures.register();

            fixtures.registry().aliases().put(new AliasName("frozen"), version, ALICE);
            fixtures.registry().aliases().put(new AliasName("frozen"), version, ALICE);
            fixtures.registry().aliases().delete(MODEL, new AliasName("frozen"), ALICE);

            assertThat(heard.lines()).containsExactly("frozen: nothing -> 1", "frozen: 1 -> nothing");
        }

        @Test
        void thatThrowsUndoesTheMove() {
            open(MODEL);
            VersionId version = fixtures.register();
            heard.refuse();
            fixtures.registry().listeners().add(heard);

            refused(() -> fixtures.promote(version, Stage.PRODUCTION), ErrorCode.UNAVAILABLE);

            assertThat(fixtures.stageOf(version)).isEqualTo(Stage.CANDIDATE);
            assertThat(fixtures.champion()).isEmpty();
        }
    }

    @Nested
    class AnAlias {
        @Test
        void movesAndIsDeleted() {
            fixtures.guard(SMALL);
            AliasName frozen = new AliasName("frozen");
            VersionId first = fixtures.register();
            VersionId second = fixtures.register();

            fixtures.registry().aliases().put(frozen, first, ALICE);
            fixtures.registry().aliases().put(frozen, second, ALICE);

            assertThat(fixtures.registry().aliases().get(MODEL, frozen).version())
                    .isEqualTo(second);
            fixtures.registry().aliases().delete(MODEL, frozen, ALICE);
            assertThat(fixtures.registry().aliases().find(MODEL, frozen)).isEmpty();
            assertThat(fixtures.actions(MODEL.ref()))
                    .containsExactly("alias-deleted", "alias-moved", "alias-moved", "created");
        }

        @Test
        void thatAStageKeepsIsNotMovedByHand() {
            fixtures.guard(SMALL);
            VersionId version = fixtures.stage(3.5);

            refused(
                            () -> fixtures.registry().aliases().put(AliasName.CHAMPION, version, ALICE),
                            ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("kept by stage production");
            fixtures.promote(version, Stage.PRODUCTION);
            refused(
                    () -> fixtures.registry().aliases().delete(MODEL, AliasName.CHAMPION, ALICE),
                    ErrorCode.FAILED_PRECONDITION);
            assertThat(fixtures.champion()).contains(version);
        }

        @Test
        void ofTheChampionGoesWhenItIsRetired() {
            fixtures.guard(SMALL);
            VersionId version = fixtures.stage(3.5);
            fixtures.promote(version, Stage.PRODUCTION);

            fixtures.promote(version, Stage.ARCHIVED);

            assertThat(fixtures.champion()).isEmpty();
            assertThat(fixtures.actions(version.ref())).startsWith("archived");
        }

        @Test
        void toAnUnknownVersionIsRefused() {
            open(MODEL);

            refused(
                            () -> fixtures.registry().aliases().put(new AliasName("frozen"), MODEL.version(1), ALICE),
                            ErrorCode.NOT_FOUND)
                    .hasMessageContaining("no version yet");
        }
    }

    private void open(ModelName name) {
        fixtures.registry().models().create(ModelDraft.of(name, "minutes"), ALICE);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable call, ErrorCode code) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
