package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.ErrorCode;
import org.junit.jupiter.api.Test;

/// What those hear who follow the moves of versions and aliases, on every database.
abstract class MoveListenerContract extends RegistryContract {
    private final RecordingMoves heard = new RecordingMoves();

    @Test
    void hearsEveryMoveInItsTransaction() {
        create(MODEL);
        fixtures().registry().listeners().add(heard);
        VersionId first = fixtures().register();
        VersionId second = fixtures().register();

        fixtures().promote(first, Stage.PRODUCTION);
        fixtures().promote(second, Stage.PRODUCTION);
        fixtures().promote(second, Stage.ARCHIVED);

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
        create(MODEL);
        fixtures().registry().listeners().add(heard);
        VersionId version = fixtures().register();

        fixtures().registry().aliases().put(new AliasName("frozen"), version, ALICE);
        fixtures().registry().aliases().put(new AliasName("frozen"), version, ALICE);
        fixtures().registry().aliases().delete(MODEL, new AliasName("frozen"), ALICE);

        assertThat(heard.lines()).containsExactly("frozen: nothing -> 1", "frozen: 1 -> nothing");
    }

    @Test
    void thatThrowsUndoesTheMove() {
        create(MODEL);
        VersionId version = fixtures().register();
        heard.refuse();
        fixtures().registry().listeners().add(heard);

        refused(() -> fixtures().promote(version, Stage.PRODUCTION), ErrorCode.UNAVAILABLE);

        assertThat(fixtures().stageOf(version)).isEqualTo(Stage.CANDIDATE);
        assertThat(fixtures().champion()).isEmpty();
    }
}
