package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edge;
import io.gimbal.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Models, their policies and their versions, on every database.
abstract class ModelContract extends RegistryContract {
    @Test
    void aPolicyBeginsWithAStageThatAsksForNothing() {
        StagePolicy policy = fixtures().guarded(SMALL);
        List<StageRule> gated = policy.stages().subList(1, policy.stages().size());

        refused(() -> new StagePolicy("taxi", "guarded", "", gated), ErrorCode.INVALID_ARGUMENT)
                .hasMessageContaining("has gates or an alias at its first stage, staging");
    }

    @Test
    void aPolicyIsReadAsItWasPut() {
        StagePolicy policy = fixtures().guarded(SMALL);
        fixtures().put(policy);

        StagePolicy read = fixtures().registry().policies().get("taxi", "guarded");

        assertThat(StagePolicyJson.write(read)).isEqualTo(StagePolicyJson.write(policy));
        assertThat(read.stages().getLast()).isEqualTo(policy.stages().getLast());
    }

    @Test
    void aModelIsRefusedWhenItsPolicyIsUnknown() {
        fixtures().put(fixtures().guarded(SMALL));

        refused(
                        () -> fixtures()
                                .registry()
                                .models()
                                .create(ModelDraft.of(MODEL, "").obeying("garded"), ALICE),
                        ErrorCode.NOT_FOUND)
                .hasMessageContaining("did you mean \"guarded\"?");
        assertThat(fixtures().registry().models().find(MODEL)).isEmpty();
    }

    @Test
    void aTakenNameIsRefused() {
        create(MODEL);

        refused(() -> create(MODEL), ErrorCode.ALREADY_EXISTS);
    }

    @Test
    void versionsAreNumberedAndNeverChange() {
        create(MODEL);
        VersionDraft draft = VersionDraft.of(MODEL, fixtures().bytes())
                .signed(JsonObject.builder().put("inputs", "distance").build());
        ModelVersion first = fixtures().registry().versions().create(draft, ALICE);
        ModelVersion second = fixtures().registry().versions().create(draft, ALICE);

        fixtures().promote(first.id(), Stage.PRODUCTION);

        assertThat(fixtures().registry().versions().get(first.id())).isEqualTo(first);
        assertThat(fixtures()
                        .registry()
                        .versions()
                        .list(MODEL, PageRequest.first())
                        .items())
                .containsExactly(second, first);
        assertThat(second.id().number()).isEqualTo(2);
    }

    @Test
    void aVersionWithoutBytesIsRefused() {
        create(MODEL);
        VersionDraft draft = VersionDraft.of(MODEL, Digest.of("never stored"));

        refused(() -> fixtures().registry().versions().create(draft, ALICE), ErrorCode.NOT_FOUND)
                .hasMessageContaining(draft.digest().toString());
    }

    @Test
    void edgesTellWhatItIsMadeOf() {
        create(MODEL);
        AssetRef run = asset("run", "r1");
        AssetRef dataset = asset("dataset", "trips");

        VersionId version = fixtures()
                .registry()
                .versions()
                .create(
                        VersionDraft.of(MODEL, fixtures().bytes())
                                .producedBy(run)
                                .trainedOn(List.of(dataset)),
                        ALICE)
                .id();

        assertThat(fixtures().graph().edges().list(version.ref()))
                .extracting(Edge::toString)
                .containsExactlyInAnyOrder(
                        version.ref() + " member-of " + MODEL.ref(),
                        version.ref() + " trained-on " + dataset,
                        run + " produces " + version.ref());
        assertThat(fixtures().actions(version.ref())).containsExactly("created");
        assertThat(fixtures().actions(MODEL.ref())).containsExactly("created");
    }

    @Test
    void anUnknownRunLeavesNoVersion() {
        create(MODEL);
        AssetRef run = AssetRef.parse("run:tracking/nobody");
        VersionDraft draft = VersionDraft.of(MODEL, fixtures().bytes()).producedBy(run);

        refused(() -> fixtures().registry().versions().create(draft, ALICE), ErrorCode.NOT_FOUND)
                .hasMessageContaining(run.toString());
        assertThat(fixtures()
                        .registry()
                        .versions()
                        .list(MODEL, PageRequest.first())
                        .items())
                .isEmpty();
    }

    private AssetRef asset(String kind, String name) {
        AssetRef ref = AssetRef.of(new AssetKind(kind), "taxi", name, "1");
        fixtures()
                .database()
                .write(transaction ->
                        fixtures().graph().assets().create(transaction, AssetDraft.made(ref, JsonObject.EMPTY), ALICE));
        return ref;
    }
}
