package io.gimbal.monitoring.running;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.eventtime.Due;
import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.ChampionFailures;
import io.gimbal.monitoring.ChampionMoves;
import io.gimbal.monitoring.ServedPrediction;
import io.gimbal.monitoring.ServedPredictions;
import io.gimbal.monitoring.Signals;
import io.gimbal.monitoring.alerts.MonitorStep;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.telemetry.Metrics;
import io.gimbal.telemetry.Timer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/// All monitors, waiting for event time to move on. Thread-safe: one day is closed at a time, whoever asks.
///
/// A day is due when it is over and its labels had their time. After a quiet fortnight the days of an endpoint that
/// nobody asks any more are no longer closed, until somebody asks again.
public final class Monitors implements Due, ChampionFailures, ChampionMoves {
    private static final int QUIET_DAYS = 14;
    private static final int ATTEMPTS = 5;
    private static final AlertReasons NONE = new AlertReasons(new Signals(new TreeMap<>()), Map.of());

    private final Database database;
    private final LoadedMonitors monitors;
    private final ServedPredictions predictions;
    private final ChunkClosing closing;
    private final ImmediateAlerts immediate;
    private final MonitorWriting writing;
    private final Timer closed;
    private final ReentrantLock stepping = new ReentrantLock();

    Monitors(
            Database database,
            LoadedMonitors monitors,
            ServedPredictions predictions,
            ChunkClosing closing,
            MonitorWriting writing,
            Metrics metrics) {
        this.database = database;
        this.monitors = monitors;
        this.predictions = predictions;
        this.closing = closing;
        this.writing = writing;
        this.immediate = new ImmediateAlerts(database, monitors, predictions, writing, stepping);
        this.closed = metrics.timer("gimbal_monitor_close_seconds", "Time to close one day of one monitor.");
    }

    @Override
    public String name() {
        return "monitoring";
    }

    @Override
    public Optional<Instant> next() {
        return database.read(monitors::list).stream()
                .flatMap(monitor ->
                        nextDay(monitor).map(day -> monitor.policy().chunks().closesAt(day)).stream())
                .min(Instant::compareTo);
    }

    private Optional<LocalDate> nextDay(LoadedMonitor monitor) {
        Optional<LocalDate> firstOpen = monitor.firstOpen();
        boolean goesOn = monitor.progress()
                .lastBusy()
                .filter(busy -> firstOpen
                        .filter(open -> !busy.plusDays(QUIET_DAYS).isBefore(open))
                        .isPresent())
                .isPresent();
        return goesOn
                ? firstOpen
                : firstBusy(monitor, firstOpen.map(LoadedMonitor::start).orElse(Instant.EPOCH));
    }

    private Optional<LocalDate> firstBusy(LoadedMonitor monitor, Instant from) {
        return predictions
                .first(monitor.endpoint(), from)
                .map(at -> monitor.policy().chunks().dayOf(at));
    }

    @Override
    public void run(Instant at) {
        stepping.lock();
        try {
            immediate.drain();
            for (LoadedMonitor monitor : database.read(monitors::list)) {
                Optional<LocalDate> day = nextDay(monitor)
                        .filter(it -> !monitor.policy().chunks().closesAt(it).isAfter(at));
                if (day.isPresent()) {
                    long start = System.nanoTime();
                    close(monitor, day.get(), at);
                    closed.recordNanos(System.nanoTime() - start);
                }
            }
        } finally {
            stepping.unlock();
        }
    }

    /// Somebody may write between our reading and writing, a promotion above all; then the day is looked at again.
    private void close(LoadedMonitor first, LocalDate day, Instant at) {
        Optional<LoadedMonitor> monitor = Optional.of(first);
        for (int attempt = 0; attempt < ATTEMPTS && monitor.isPresent(); attempt++) {
            if (closing.close(monitor.get(), day, at)) {
                immediate.forget(first.ref(), day);
                return;
            }
            monitor = database.read(transaction -> monitors.find(transaction, first.ref()));
        }
        if (monitor.isPresent()) {
            throw new CodedException(
                    ErrorCode.CONFLICT, first.ref() + " was written by others while its day " + day + " was closed");
        }
    }

    @Override
    public void failed(AssetRef endpoint, List<ServedPrediction> failures) {
        immediate.failed(endpoint, failures);
    }

    @Override
    public void moved(Transaction transaction, AssetRef endpoint, AssetRef version, Instant at) throws SQLException {
        for (LoadedMonitor monitor : monitors.list(transaction)) {
            Progress before = monitor.progress();
            if (monitor.endpoint().equals(endpoint) && !before.champion().equals(Optional.of(version))) {
                MonitorStep step = monitor.policy().alerts().referenceReplaced(before.alerts(), at);
                LoadedMonitor after = monitor.with(before.under(version).with(step.next()));
                boolean isWritten = writing.write(transaction, after, step, NONE);
                if (!isWritten) {
                    throw new CodedException(ErrorCode.CONFLICT, monitor.ref() + " was written by others meanwhile");
                }
            }
        }
    }
}
