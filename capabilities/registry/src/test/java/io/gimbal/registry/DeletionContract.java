package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.ErrorCode;
import org.junit.jupiter.api.Test;

/// What goes with a deleted version or model, and when nothing does, on every database.
abstract class DeletionContract extends ClientRegistryContract {
    @Test
    void aVersionTakesItsTagsAndAliasesAndNeverItsNumber() {
        VersionId first = register(FARES);
        clients().tags().put(first, new Tag("a", "b"));
        name(BEST, first);
        promote(first, Stage.PRODUCTION, true);

        clients().deletions().delete(first, ALICE);

        assertThat(fixtures().registry().versions().find(first)).isEmpty();
        assertThat(fixtures().registry().aliases().list(FARES)).isEmpty();
        assertThat(fixtures().graph().assets().find(first.ref())).isEmpty();
        assertThat(fixtures().actions(first.ref())).startsWith("deleted");
        assertThat(register(FARES).number()).isEqualTo(2);
    }

    @Test
    void aModelTakesItsVersionsAndItsNumbersGoOnAfterIt() {
        register(FARES);
        VersionId second = register(FARES);

        clients().deletions().delete(FARES, ALICE);

        assertThat(fixtures().registry().models().find(FARES)).isEmpty();
        assertThat(fixtures().graph().assets().find(second.ref())).isEmpty();
        assertThat(register(FARES).number()).isEqualTo(3);
    }

    @Test
    void isRefusedWhileSomethingDependsOnIt() {
        VersionId version = register(FARES);
        fixtures().depend("endpoint", "fares", version.ref());

        refused(() -> clients().deletions().delete(version, ALICE), ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("depended on by endpoint:taxi/fares");
        refused(() -> clients().deletions().delete(FARES, ALICE), ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("depended on by endpoint:taxi/fares");
        refused(
                        () -> clients().renames().rename(FARES, ModelName.ofClient("free"), ALICE),
                        ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("depended on by endpoint:taxi/fares");
        assertThat(fixtures().registry().versions().find(version)).isPresent();
    }

    @Test
    void aDeclaredModelIsChangedByItsProjectOnly() {
        fixtures().declareModel(MODEL);

        refused(() -> clients().deletions().delete(MODEL, ALICE), ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("project taxi declares it");
        refused(() -> fixtures().registry().models().describe(MODEL, "mine", ALICE), ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("project taxi declares it");
        refused(
                        () -> clients().renames().rename(MODEL, new ModelName("taxi", "mine"), ALICE),
                        ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("project taxi declares it");
    }
}
