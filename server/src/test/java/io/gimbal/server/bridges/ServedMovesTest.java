package io.gimbal.server.bridges;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Stage;
import io.gimbal.registry.Transition;
import io.gimbal.serving.ServingMoves;
import io.gimbal.serving.VersionSelector;
import io.gimbal.sql.Database;
import io.gimbal.sql.SqliteDatabase;
import io.gimbal.sql.Transaction;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedMovesTest {
    private static final Instant NOON = Instant.parse("2020-03-15T12:00:00Z");

    private final List<String> told = new ArrayList<>();
    private final ServedMoves moves = new ServedMoves(new Telling(), () -> NOON);

    private final class Telling implements ServingMoves {
        @Override
        public void moved(
                Transaction transaction,
                AssetRef model,
                VersionSelector selector,
                int version,
                Reason reason,
                Instant at) {
            told.add(selector + ": " + version);
        }

        @Override
        public void left(Transaction transaction, AssetRef model, VersionSelector selector) {
            told.add(selector + ": left");
        }
    }

    private void move(Path folder, Transition.Action action, Stage before, Stage after) {
        Transition transition = new Transition(
                new ModelName("taxi", "trip-duration").version(3),
                action,
                before,
                after,
                Optional.empty(),
                NOON,
                new Reason("alice", "try it"));
        try (Database database = SqliteDatabase.open(folder.resolve("moves.db"))) {
            database.write(transaction -> {
                moves.versionMoved(transaction, transition);
                return true;
            });
        }
    }

    @Test
    void aRetirementLeavesTheChampionsStage_andBringsItNoNewOne(@TempDir Path folder) {
        move(folder, Transition.Action.ARCHIVED, Stage.PRODUCTION, Stage.ARCHIVED);
        assertThat(told).containsExactly("stage production: left", "stage archived: 3");
    }

    @Test
    void aPromotionBringsTheVersion(@TempDir Path folder) {
        move(folder, Transition.Action.PROMOTED, Stage.CANDIDATE, Stage.PRODUCTION);
        assertThat(told).containsExactly("stage candidate: left", "stage production: 3");
    }
}
