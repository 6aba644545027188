package io.gimbal.monitoring;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What monitors have found, for readers. Thread-safe.
public final class MonitorHistory {
    private final Database database;
    private final MonitoringStore store;

    public MonitorHistory(Database database, MonitoringStore store) {
        this.database = database;
        this.store = store;
    }

    /// In order of their addresses.
    public List<MonitorRecord> monitors() {
        return database.read(store::listMonitors);
    }

    /// In order of their addresses.
    public Page<MonitorRecord> monitors(PageRequest page) {
        return database.read(transaction -> store.listMonitors(transaction, page));
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public MonitorRecord get(AssetRef monitor) {
        Optional<MonitorRecord> found = database.read(transaction -> store.findMonitor(transaction, monitor));
        return found.orElseThrow(() -> missing(monitor.name(), monitors()));
    }

    /// The only monitor of that name.
    ///
    /// @throws CodedException NOT_FOUND naming the nearest; INVALID_ARGUMENT if several projects have one
    public MonitorRecord get(String name) {
        List<MonitorRecord> all = monitors();
        List<MonitorRecord> found = all.stream()
                .filter(monitor -> monitor.ref().name().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw missing(name, all);
        }
        if (found.size() > 1) {
            throw CodedException.invalidArgument("several projects have a monitor \"" + name
                    + "\", say which by project: "
                    + found.stream().map(monitor -> monitor.ref().namespace()).toList());
        }
        return found.getFirst();
    }

    /// Its closed days from the first to the last, oldest first.
    public Page<ClosedChunk> chunks(AssetRef monitor, LocalDate from, LocalDate to, PageRequest page) {
        return database.read(transaction -> store.listChunks(transaction, monitor, from, to, page));
    }

    /// Newest first.
    public Page<Alert> alerts(AlertFilter filter, PageRequest page) {
        return database.read(transaction -> store.listAlerts(transaction, filter, page));
    }

    /// @throws CodedException NOT_FOUND
    public Alert alert(long number) {
        return database.read(transaction -> store.findAlert(transaction, number))
                .orElseThrow(() -> CodedException.notFound("no alert " + number));
    }

    private static CodedException missing(String name, List<MonitorRecord> all) {
        List<String> names = all.stream().map(monitor -> monitor.ref().name()).toList();
        return CodedException.notFound("no monitor \"" + name + "\""
                + NearestName.hint(name, names).map(hint -> ", " + hint).orElse(""));
    }
}
