package io.gimbal.tracking.curves;

import io.gimbal.sql.Database;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.Runs;
import java.util.List;
import java.util.Optional;

/// Metrics as curves. Thread-safe. What a question had to read point by point, the next one finds summarised.
public final class Curves {
    private final Database database;
    private final CurveStore store;
    private final Runs runs;
    private final CurveKeeper keeper;

    public Curves(Database database, CurveStore store, Runs runs) {
        this.database = database;
        this.store = store;
        this.runs = runs;
        this.keeper = new CurveKeeper(database, store);
    }

    /// Each metric of each run, by run and then by metric as they were named; of each, one snapshot.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND without such a run
    public List<Curve> list(CurveQuery query) {
        List<Wanted> wanted = query.runs().stream()
                .map(runs::get)
                .flatMap(run -> query.keys().stream().map(key -> new Wanted(run, key)))
                .toList();
        return wanted.parallelStream().map(curve -> read(query, curve)).toList();
    }

    private record Wanted(Run run, Key key) {}

    private record Found(List<Bucket> buckets, History history) {}

    private Curve read(CurveQuery query, Wanted wanted) {
        Run run = wanted.run();
        Scale scale = new Scale(query.axis(), run.startedAt().toEpochMilli());
        CurveReader reader = new CurveReader(store, scale, query.stretch(), query.buckets());
        Optional<Found> found = database.read(transaction -> {
            Optional<SeriesKey> series = store.find(transaction, run.key(), wanted.key());
            if (series.isEmpty()) {
                return Optional.empty();
            }
            History history = History.read(transaction, store, series.get());
            return Optional.of(new Found(reader.read(transaction, history), history));
        });
        found.map(Found::history).ifPresent(history -> keeper.keep(history.series(), history.fresh()));
        return new Curve(run.id(), wanted.key(), found.map(Found::buckets).orElse(List.of()));
    }
}
