package io.gimbal.tracking;

import io.gimbal.core.SeededIdSource;
import io.gimbal.sql.Database;
import io.gimbal.testkit.MovableTime;
import io.gimbal.tracking.models.LoggedModels;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.time.Duration;
import java.time.Instant;

/// Tracking on a database, with a clock that moves when told to.
public final class TrackingFixtures implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Database database;
    private final RunStores stores = SqlTrackingStores.runs();
    private final Experiments experiments;
    private final Runs runs;
    private final RunLog log;
    private final LoggedModels models;
    private final MovableTime time = new MovableTime(START);

    private TrackingFixtures(Database database) {
        this.database = database;
        database.migrate(SqlTrackingStores.MIGRATIONS);
        this.experiments = new Experiments(database, SqlTrackingStores.experiments(), time);
        this.runs = new Runs(database, stores, experiments, new SeededIdSource(1), time);
        this.log = new RunLog(database, stores, runs);
        this.models = new LoggedModels(database, SqlTrackingStores.models(), experiments, new SeededIdSource(2), time);
    }

    public static TrackingFixtures on(Database database) {
        return new TrackingFixtures(database);
    }

    public static Metric metric(String key, double value, long step) {
        return Metric.of(key, value, START, step);
    }

    public Run startRun() {
        return startRun(Experiment.DEFAULT);
    }

    public Run startRun(ExperimentId experiment) {
        return runs.create(RunDraft.in(experiment, "alice"));
    }

    public void tick(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    public Instant now() {
        return time.instant();
    }

    public Database database() {
        return database;
    }

    public RunStores stores() {
        return stores;
    }

    public Experiments experiments() {
        return experiments;
    }

    public Runs runs() {
        return runs;
    }

    public RunLog log() {
        return log;
    }

    public LoggedModels models() {
        return models;
    }

    @Override
    public void close() {
        database.close();
    }
}
