package io.gimbal.tracking.views;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.sql.Database;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.Experiments;
import java.util.List;

/// The views of experiments: list, put, delete. Thread-safe.
public final class SavedViews {
    /// More than anybody finds among tabs.
    private static final int MOST = 100;

    private final Database database;
    private final SavedViewStore store;
    private final Experiments experiments;

    public SavedViews(Database database, SavedViewStore store, Experiments experiments) {
        this.database = database;
        this.store = store;
        this.experiments = experiments;
    }

    /// In order of name; none of an experiment that does not exist.
    public List<SavedView> list(ExperimentId experiment) {
        return database.read(transaction -> store.list(transaction, experiment));
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public SavedView get(ExperimentId experiment, String name) {
        return list(experiment).stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(experiment, name));
    }

    /// Makes the view or replaces it. If it is the default, no other is any more.
    ///
    /// @throws CodedException NOT_FOUND without such an experiment, FAILED_PRECONDITION if it is deleted
    ///     or has too many views
    public void put(ExperimentId experiment, SavedView view) {
        database.write(transaction -> {
            Object _ = experiments.requireActive(transaction, experiment);
            List<SavedView> known = store.list(transaction, experiment);
            boolean isNew = known.stream().noneMatch(it -> it.name().equals(view.name()));
            if (isNew && known.size() >= MOST) {
                throw CodedException.failedPrecondition(
                        "experiment " + experiment + " has " + MOST + " views already; delete one first");
            }
            store.put(transaction, experiment, view);
            return view;
        });
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public void delete(ExperimentId experiment, String name) {
        boolean deleted = database.write(transaction -> store.delete(transaction, experiment, name));
        if (!deleted) {
            throw unknown(experiment, name);
        }
    }

    private CodedException unknown(ExperimentId experiment, String name) {
        List<String> names = list(experiment).stream().map(SavedView::name).toList();
        return CodedException.notFound("experiment " + experiment + " has no view \"" + name + "\""
                + NearestName.hint(name, names).map(hint -> ", " + hint).orElse(""));
    }
}
