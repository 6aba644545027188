package io.gimbal.server;

import io.gimbal.core.config.Configuration;
import io.gimbal.graph.Reason;
import io.gimbal.jobs.Job;
import io.gimbal.jobs.JobKey;
import io.gimbal.jobs.JobName;
import io.gimbal.jobs.Jobs;
import io.gimbal.jobs.JobsConfig;
import io.gimbal.jobs.Recurrence;
import io.gimbal.jobs.Retries;
import io.gimbal.tracking.TrackingConfig;
import io.gimbal.tracking.curves.CurveUpkeep;
import io.gimbal.tracking.gc.Collected;
import io.gimbal.tracking.gc.GarbageCollection;
import io.gimbal.tracking.wiring.TrackingModule;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server does by itself now and then; on one replica only, however many there are.
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final JobName GC = new JobName("gc");
    private static final JobName CURVES = new JobName("curves");
    private static final JobKey TRACKING = new JobKey("tracking");
    private static final Duration CURVES_PAUSE = Duration.ofSeconds(15);

    private final Jobs jobs;
    private final GarbageCollection garbage;
    private final CurveUpkeep curves;
    private final TrackingConfig config;
    private final InstantSource time;
    private boolean closed;

    private Housekeeping(Jobs jobs, TrackingModule tracking, TrackingConfig config, InstantSource time) {
        this.jobs = jobs;
        this.garbage = tracking.garbage();
        this.curves = tracking.upkeep();
        this.config = config;
        this.time = time;
    }

    /// Opens its jobs; nothing runs before [#start].
    static Housekeeping open(Ground ground, TrackingModule tracking) {
        Configuration settings = ground.settings();
        Jobs jobs = Jobs.open(ground.database(), settings.get(JobsConfig.class), ground.time());
        return new Housekeeping(jobs, tracking, settings.get(TrackingConfig.class), ground.time());
    }

    synchronized void start() {
        if (closed) {
            return;
        }
        jobs.register(GC, Retries.none(), this::collect);
        jobs.register(CURVES, Retries.none(), _ -> curves.run());
        jobs.start();
        jobs.repeat(GC, TRACKING, "", new Recurrence.Every(config.gcPause()));
        jobs.repeat(CURVES, TRACKING, "", new Recurrence.Every(CURVES_PAUSE));
    }

    private void collect(Job job) {
        Reason reason = new Reason("gimbal", "deleted for longer than " + config.retention());
        Collected collected = garbage.collect(time.instant().minus(config.retention()), reason);
        LOG.atInfo()
                .addKeyValue("experiments", collected.experiments())
                .addKeyValue("runs", collected.runs())
                .addKeyValue("models", collected.models())
                .addKeyValue("bytes", collected.contents().bytes())
                .log("removed for good what was deleted long ago");
    }

    @Override
    public synchronized void close() {
        closed = true;
        jobs.close();
    }
}
