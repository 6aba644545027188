package io.gimbal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged is there after `kill -9`. The number of kills is `-Dgimbal.kills`.
final class KillIT {
    private static final int KILLS = Integer.getInteger("gimbal.kills");

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void metricsSurvive() throws Exception {
        survives("metrics", new MetricLoad());
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void eventsSurvive() throws Exception {
        survives("events", new EventLoad());
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void predictionsAndTheirLabelsSurvive_andTheFirstAnswerStands() throws Exception {
        survives("predictions", new PredictionLoad(folder.resolve("models")));
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void artifactsSurvive_andNoneIsHalf() throws Exception {
        survives("artifacts", new ArtifactLoad());
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void metricsSurviveOnPostgres() throws Exception {
        try (RestartablePostgres postgres = RestartablePostgres.start(folder.resolve("postgres"))) {
            survives("metrics on PostgreSQL", new MetricLoad(), postgres.settings());
        }
    }

    private void survives(String name, Load load) throws Exception {
        survives(name, load, List.of());
    }

    private void survives(String name, Load load, List<String> settings) throws Exception {
        long wanted = Long.getLong("gimbal.kills.seed");
        long seed = wanted == 0 ? RandomGenerator.getDefault().nextLong(1, Long.MAX_VALUE) : wanted;
        System.out.println(name + ": " + KILLS + " kills, seed " + seed);

        KilledServer.Start start = () -> PackagedServer.start(folder.resolve("home"), List.of(), settings);
        KilledServer.Tally tally = new KilledServer(start, load, new Random(seed)).run(KILLS);

        System.out.println(name + ": " + tally.acknowledged() + " acknowledged, " + tally.found() + " found, "
                + tally.lost() + " lost after " + tally.kills() + " kills; " + tally.changes()
                + " audited changes beside them, " + tally.lostChanges() + " lost");
        assertThat(tally.acknowledged()).isGreaterThanOrEqualTo((long) KilledServer.LEAST_WRITES * KILLS);
        assertThat(tally.lost()).isZero();
        assertThat(tally.changes()).isPositive();
        assertThat(tally.lostChanges()).isZero();
        assertThat(tally.auditSound()).isTrue();
    }
}
