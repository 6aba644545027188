package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.ErrorCode;
import org.junit.jupiter.api.Test;

/// Aliases that people move, and those that stages keep, on every database.
abstract class AliasContract extends RegistryContract {
    @Test
    void movesAndIsDeleted() {
        fixtures().guard(SMALL);
        AliasName frozen = new AliasName("frozen");
        VersionId first = fixtures().register();
        VersionId second = fixtures().register();

        fixtures().registry().aliases().put(frozen, first, ALICE);
        fixtures().registry().aliases().put(frozen, second, ALICE);

        assertThat(fixtures().registry().aliases().get(MODEL, frozen).version()).isEqualTo(second);
        fixtures().registry().aliases().delete(MODEL, frozen, ALICE);
        assertThat(fixtures().registry().aliases().find(MODEL, frozen)).isEmpty();
        assertThat(fixtures().actions(MODEL.ref()))
                .containsExactly("alias-deleted", "alias-moved", "alias-moved", "created");
    }

    @Test
    void thatAStageKeepsIsNotMovedByHand() {
        fixtures().guard(SMALL);
        VersionId version = fixtures().stage(3.5);

        refused(
                        () -> fixtures().registry().aliases().put(AliasName.CHAMPION, version, ALICE),
                        ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("kept by stage production");
        fixtures().promote(version, Stage.PRODUCTION);
        refused(
                () -> fixtures().registry().aliases().delete(MODEL, AliasName.CHAMPION, ALICE),
                ErrorCode.FAILED_PRECONDITION);
        assertThat(fixtures().champion()).contains(version);
    }

    @Test
    void ofTheChampionGoesWhenItIsRetired() {
        fixtures().guard(SMALL);
        VersionId version = fixtures().stage(3.5);
        fixtures().promote(version, Stage.PRODUCTION);

        fixtures().promote(version, Stage.ARCHIVED);

        assertThat(fixtures().champion()).isEmpty();
        assertThat(fixtures().actions(version.ref())).startsWith("archived");
    }

    @Test
    void toAnUnknownVersionIsRefused() {
        create(MODEL);

        refused(
                        () -> fixtures().registry().aliases().put(new AliasName("frozen"), MODEL.version(1), ALICE),
                        ErrorCode.NOT_FOUND)
                .hasMessageContaining("no version yet");
    }
}
