package io.gimbal.monitoring.running;

import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.Answer;
import io.gimbal.monitoring.ErrorTally;
import io.gimbal.monitoring.ServedPrediction;
import io.gimbal.monitoring.ServedPrediction.Role;
import io.gimbal.monitoring.ServedPrediction.VersionAnswer;
import io.gimbal.monitoring.ServedPredictions;
import io.gimbal.monitoring.Signals;
import io.gimbal.monitoring.alerts.AlertPolicy;
import io.gimbal.monitoring.alerts.ChunkOutcome;
import io.gimbal.monitoring.alerts.MonitorStep;
import io.gimbal.sql.Database;
import io.gimbal.statistics.Measurement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Alerts that cannot wait for the end of the day. What failed is taken in order by whoever has the lock; a crash
/// before that loses nothing, and neither does what finds the queue full, because the day is read again when it is
/// closed. Thread-safe.
final class ImmediateAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(ImmediateAlerts.class);

    private static final int MOST_WAITING = 10_000;

    private final Database database;
    private final LoadedMonitors monitors;
    private final ServedPredictions predictions;
    private final MonitorWriting writing;
    private final ReentrantLock stepping;
    private final Queue<Failure> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean isDraining = new AtomicBoolean();
    private final Map<Day, Failed> days = new HashMap<>();

    /// @param stepping held by whoever moves monitors on
    ImmediateAlerts(
            Database database,
            LoadedMonitors monitors,
            ServedPredictions predictions,
            MonitorWriting writing,
            ReentrantLock stepping) {
        this.database = database;
        this.monitors = monitors;
        this.predictions = predictions;
        this.writing = writing;
        this.stepping = stepping;
    }

    private record Failure(AssetRef endpoint, ServedPrediction prediction) {}

    private record Day(AssetRef monitor, LocalDate day) {}

    /// The predictions of a running day that failed, by id, so that none counts twice.
    private record Failed(Set<String> errors, Set<String> impossible) {
        void add(String id, Answer answer) {
            switch (answer) {
                case Answer.Failed _ -> errors.add(id);
                case Answer.Impossible _ -> impossible.add(id);
                case Answer.Predicted _, Answer.Absent _ -> {}
            }
        }

        Signals signals() {
            return new Signals(new TreeMap<>(Map.of(
                    "chunk.errors", Measurement.of((double) errors.size()),
                    "chunk.impossible", Measurement.of((double) impossible.size()))));
        }
    }

    void failed(AssetRef endpoint, List<ServedPrediction> failures) {
        failures.forEach(prediction -> waiting.offer(new Failure(endpoint, prediction)));
        if (isDraining.compareAndSet(false, true)) {
            Thread.ofVirtual().name("monitoring-immediate").start(this::drainAlone);
        }
    }

    private void drainAlone() {
        stepping.lock();
        try {
            isDraining.set(false); // who comes from now on needs another thread
            drain();
        } catch (RuntimeException e) {
            // The day is read again when it is closed.
            LOG.error("an immediate alert could not be decided", e);
        } finally {
            stepping.unlock();
        }
    }

    /// The caller has the lock.
    void drain() {
        for (Failure failure = waiting.poll(); failure != null; failure = waiting.poll()) {
            take(failure);
        }
    }

    /// The day is closed. The caller has the lock.
    void forget(AssetRef monitor, LocalDate day) {
        days.keySet().removeIf(it -> it.monitor().equals(monitor) && !it.day().isAfter(day));
    }

    private void take(Failure failure) {
        for (LoadedMonitor monitor : monitors.current(database)) {
            LocalDate day = monitor.policy().chunks().dayOf(failure.prediction().eventTime());
            boolean isOver = monitor.firstOpen().filter(day::isBefore).isPresent();
            if (monitor.endpoint().equals(failure.endpoint()) && !isOver && canRaise(monitor)) {
                step(monitor, day, failure.prediction());
            }
        }
    }

    private static boolean canRaise(LoadedMonitor monitor) {
        return monitor.policy().alerts().policies().stream()
                .filter(AlertPolicy::immediate)
                .anyMatch(policy ->
                        !monitor.progress().alerts().alert(policy.name()).open());
    }

    private void step(LoadedMonitor monitor, LocalDate day, ServedPrediction prediction) {
        Failed failed = days.computeIfAbsent(new Day(monitor.ref(), day), _ -> recount(monitor, day, prediction));
        championAnswer(monitor, prediction).ifPresent(it -> failed.add(prediction.id(), it.answer()));
        ChunkOutcome outcome =
                new ChunkOutcome(day, prediction.eventTime(), failed.signals(), ErrorTally.NONE, ErrorTally.NONE);
        MonitorStep step =
                monitor.policy().alerts().predicted(monitor.progress().alerts(), outcome);
        if (!step.changes().isEmpty()) {
            LoadedMonitor after = monitor.with(monitor.progress().with(step.next()));
            AlertReasons reasons = new AlertReasons(failed.signals(), Map.of());
            boolean isMine = database.write(transaction -> writing.write(transaction, after, step, reasons));
            if (!isMine) {
                monitors.forget();
                waiting.offer(new Failure(monitor.endpoint(), prediction));
            }
        }
    }

    /// What failed on the day before this process began, or before the monitor looked.
    private Failed recount(LoadedMonitor monitor, LocalDate day, ServedPrediction until) {
        Failed failed = new Failed(new TreeSet<>(), new TreeSet<>());
        predictions.scan(
                monitor.endpoint(),
                LoadedMonitor.start(day),
                until.eventTime(),
                before -> championAnswer(monitor, before).ifPresent(it -> failed.add(before.id(), it.answer())));
        return failed;
    }

    private static Optional<VersionAnswer> championAnswer(LoadedMonitor monitor, ServedPrediction prediction) {
        return prediction
                .find(Role.CHAMPION)
                .filter(answer -> monitor.progress()
                        .champion()
                        .filter(version -> !version.equals(answer.version()))
                        .isEmpty());
    }
}
