package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.FRESH;
import static io.gimbal.registry.RegistryFixtures.MODEL;
import static io.gimbal.registry.RegistryFixtures.NOON;
import static io.gimbal.registry.RegistryFixtures.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.ErrorCode;
import io.gimbal.evidence.EvidenceGap;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.GateDecision;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a promotion asks for, and what it says when something is missing, on every database.
abstract class PromotionContract extends RegistryContract {
    @Test
    void withoutAPolicyIsAcceptedWithItsWhy() {
        create(MODEL);
        VersionId version = fixtures().register();

        fixtures().registry().promotions().promote(version, Stage.PRODUCTION, new Reason("bob", "it is late"), NOON);

        assertThat(fixtures().champion()).contains(version);
        assertThat(fixtures().changes(version.ref()).getFirst())
                .satisfies(change -> assertThat(change.action()).isEqualTo("promoted"))
                .satisfies(change -> assertThat(change.reason()).isEqualTo(new Reason("bob", "it is late")));
        assertThat(fixtures().stageInGraph(version)).isEqualTo("production");
        assertThat(fixtures().stageInGraph(fixtures().register())).isEqualTo("candidate");
    }

    @Test
    void toAStageThatThePolicyDoesNotHaveListsThoseItHas() {
        fixtures().guard(SMALL);
        VersionId version = fixtures().register();

        refused(() -> fixtures().promote(version, new Stage("live")), ErrorCode.INVALID_ARGUMENT)
                .hasMessageContaining("has no stage \"live\", one of archived, candidate, production, staging");
    }

    @Test
    void passesWhenEveryPieceIsThere() {
        fixtures().guard(SMALL);
        VersionId version = fixtures().stage(3.5);

        Transition moved = fixtures().promote(version, Stage.PRODUCTION);

        assertThat(moved.before()).isEqualTo(STAGING);
        assertThat(moved.replaced()).isEmpty();
        assertThat(fixtures().stageOf(version)).isEqualTo(Stage.PRODUCTION);
        assertThat(fixtures().champion()).contains(version);
        assertThat(fixtures().registry().versions().transitions(version))
                .extracting(Transition::after)
                .containsExactly(STAGING, Stage.PRODUCTION);
    }

    @Test
    void namesEveryMissingPieceAtOnce() {
        fixtures().guard(SMALL);
        VersionId version = fixtures().register();

        refused(() -> fixtures().promote(version, Stage.PRODUCTION), ErrorCode.FAILED_PRECONDITION)
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
        fixtures().guard(SMALL);
        VersionId version = fixtures().stage(4.75);

        refused(() -> fixtures().promote(version, Stage.PRODUCTION), ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("accuracy failed")
                .hasMessageContaining("candidate.evaluation.mae = 4.75")
                .hasMessageNotContainingAny("latency");
    }

    @Test
    void namesWhatExpiredInEventTime() {
        fixtures().guard(SMALL);
        VersionId version = fixtures().stage(3.5);
        fixtures().time(version, 5.0, NOON.plusSeconds(60));
        fixtures().approve(version, "carol", NOON.plusSeconds(60));
        Instant late = NOON.plus(FRESH).plusSeconds(60);

        refused(() -> fixtures().promote(version, Stage.PRODUCTION, late), ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("candidate.evaluation is expired")
                .hasMessageNotContainingAny("latency")
                .hasMessageNotContainingAny("review");
    }

    @Test
    void isNotAskedAboutThePast() {
        fixtures().guard(SMALL);
        VersionId version = fixtures().stage(3.5);
        fixtures().reach(NOON.plus(FRESH).plusSeconds(60));

        refused(() -> fixtures().promote(version, Stage.PRODUCTION, NOON), ErrorCode.INVALID_ARGUMENT)
                .hasMessageContaining("which event time has reached");
    }

    @Test
    void namesWhatCannotBeSaid() {
        fixtures().guard("candidate.evaluation.mae <= champion.evaluation.mae");
        VersionId version = fixtures().stage(3.5);

        refused(() -> fixtures().promote(version, Stage.PRODUCTION), ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("champion is missing: nothing else is champion");
    }

    @Test
    void doesNotCountTheAuthorsOwnReview() {
        fixtures().guard(SMALL);
        VersionId version = fixtures().register();
        fixtures().evaluate(version, 3.5, NOON);
        fixtures().time(version, 5.0, NOON);
        fixtures().approve(version, ALICE.who(), NOON);
        fixtures().promote(version, STAGING);

        refused(() -> fixtures().promote(version, Stage.PRODUCTION), ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("the word of alice does not count: is the author");
        fixtures().approve(version, "bob", NOON);
        fixtures().promote(version, Stage.PRODUCTION);
        assertThat(fixtures().champion()).contains(version);
    }

    @Test
    void thatIsRefusedMovesNothingAndIsOnRecord() {
        fixtures().guard(SMALL);
        VersionId version = fixtures().stage(4.75);

        refused(() -> fixtures().promote(version, Stage.PRODUCTION), ErrorCode.FAILED_PRECONDITION);

        assertThat(fixtures().stageOf(version)).isEqualTo(STAGING);
        assertThat(fixtures().champion()).isEmpty();
        assertThat(fixtures().actions(version.ref()))
                .containsExactly("promotion-refused", "promoted", "reviewed", "created");
        assertThat(fixtures().changes(version.ref()).getFirst().difference().text("refusal"))
                .contains("accuracy failed");
    }

    @Test
    void believesTheContractOfItsTrainingData() {
        fixtures().guard("candidate.contract.passed");
        AssetRef dataset = AssetRef.of(new AssetKind("dataset-version"), "taxi", "trips", "1");
        fixtures()
                .database()
                .write(transaction -> fixtures()
                        .graph()
                        .assets()
                        .create(transaction, AssetDraft.made(dataset, JsonObject.EMPTY), ALICE));
        VersionId version = fixtures()
                .registry()
                .versions()
                .create(VersionDraft.of(MODEL, fixtures().bytes()).trainedOn(List.of(dataset)), ALICE)
                .id();
        assertThat(accuracy(version).state()).isEqualTo(GateDecision.State.MISSING);

        fixtures()
                .measure(
                        dataset,
                        new EvidenceType("contract"),
                        JsonObject.builder().put("passed", true).build(),
                        NOON);

        assertThat(accuracy(version).state()).isEqualTo(GateDecision.State.PASSED);
    }

    @Test
    void isComparedWithTheFailsafe() {
        fixtures().guard("candidate.evaluation.mae <= failsafe.evaluation.mae");
        VersionId median = fixtures().register();
        VersionId trees = fixtures().register();
        fixtures().evaluate(median, 4.5, NOON);
        fixtures().evaluate(trees, 4.0, NOON);
        assertThat(accuracy(trees).gaps())
                .extracting(EvidenceGap::toString)
                .containsExactly(
                        "failsafe is missing: nothing is the failsafe yet; give a version the alias" + " \"failsafe\"");

        fixtures().registry().aliases().put(AliasName.FAILSAFE, median, ALICE);

        assertThat(accuracy(trees).state()).isEqualTo(GateDecision.State.PASSED);
    }

    @Test
    void withoutATimeIsAskedInThePresentOfTheData() {
        fixtures().guard(SMALL);
        VersionId version = fixtures().register();
        Instant machine = fixtures().registry().promotions().now(version);
        assertThat(machine).isEqualTo(NOON.plus(Duration.ofDays(1)));

        fixtures().evaluate(version, 3.5, NOON);
        assertThat(fixtures().registry().promotions().now(version)).isEqualTo(NOON);
        fixtures().reach(NOON.minusSeconds(60));
        assertThat(fixtures().registry().promotions().now(version)).isEqualTo(NOON);
        fixtures().reach(NOON.plusSeconds(60));
        assertThat(fixtures().registry().promotions().now(version)).isEqualTo(NOON.plusSeconds(60));
    }

    private GateDecision.Piece accuracy(VersionId version) {
        return fixtures()
                .registry()
                .promotions()
                .ask(version, Stage.PRODUCTION, NOON)
                .pieces()
                .getFirst();
    }

    @Test
    void toAnUnknownStageNamesTheNearest() {
        fixtures().guard(SMALL);
        VersionId version = fixtures().register();

        refused(() -> fixtures().promote(version, new Stage("prodution")), ErrorCode.INVALID_ARGUMENT)
                .hasMessageContaining("did you mean \"production\"?");
    }
}
