package io.gimbal.tracking.overview;

import io.gimbal.sql.Database;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunId;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells which runs belong together. Thread-safe.
public final class Families {
    private static final int AT_ONCE = 100;
    private static final String MARKS = "(" + String.join(", ", Collections.nCopies(AT_ONCE, "?")) + ")";

    private final Database database;

    Families(Database database) {
        this.database = database;
    }

    public Family of(List<Run> runs) {
        Map<RunId, String> names = new HashMap<>();
        Set<RunId> parents = new HashSet<>();
        List<RunId> above =
                runs.stream().flatMap(run -> run.parent().stream()).distinct().toList();
        each(above, "SELECT r.id AS id, r.name AS name FROM tracking_run r WHERE r.id IN " + MARKS, names);
        Map<RunId, String> found = new HashMap<>();
        each(
                runs.stream().map(Run::id).toList(),
                "SELECT r.id AS id, r.name AS name FROM tracking_run r WHERE r.id IN " + MARKS
                        + " AND EXISTS (SELECT 1 FROM tracking_run c WHERE c.parent = r.id AND c.deleted_at IS NULL)",
                found);
        parents.addAll(found.keySet());
        return new Family(names, parents);
    }

    /// Always the same number of parameters, so that the statement is prepared once.
    private void each(List<RunId> ids, String statement, Map<RunId, String> names) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<RunId> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            Object[] parameters = new Object[AT_ONCE];
            for (int i = 0; i < AT_ONCE; i++) {
                parameters[i] = some.get(Math.min(i, some.size() - 1)).value();
            }
            database.read(transaction -> transaction.list(
                            statement, row -> Map.entry(new RunId(row.text("id")), row.text("name")), parameters))
                    .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        }
    }
}
