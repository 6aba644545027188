package io.gimbal.pipelines;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.sql.Database;
import java.util.List;
import java.util.Optional;

/// The declared pipelines. Thread-safe.
public final class Pipelines {
    private final Database database;
    private final PipelineStore store;

    public Pipelines(Database database, PipelineStore store) {
        this.database = database;
        this.store = store;
    }

    /// In order of project and name.
    public List<Pipeline> list() {
        return database.read(store::list);
    }

    public Optional<Pipeline> find(PipelineName name) {
        return database.read(transaction -> store.find(transaction, name));
    }

    /// @throws CodedException NOT_FOUND with the nearest name
    public Pipeline get(PipelineName name) {
        return find(name).orElseThrow(() -> unknown(name.name(), list()));
    }

    /// The one pipeline of that name in any project.
    ///
    /// @throws CodedException NOT_FOUND with the nearest name, INVALID_ARGUMENT if several projects have one
    public Pipeline get(String name) {
        List<Pipeline> all = list();
        List<Pipeline> named =
                all.stream().filter(it -> it.name().name().equals(name)).toList();
        if (named.size() > 1) {
            throw CodedException.invalidArgument("several projects have a pipeline \"" + name + "\", say which: "
                    + String.join(
                            ", ", named.stream().map(it -> it.name().toString()).toList()));
        }
        if (named.isEmpty()) {
            throw unknown(name, all);
        }
        return named.getFirst();
    }

    private static CodedException unknown(String name, List<Pipeline> all) {
        List<String> names = all.stream().map(it -> it.name().name()).toList();
        return CodedException.notFound("no pipeline \"" + name + "\""
                + NearestName.hint(name, names).map(hint -> ", " + hint).orElse(""));
    }
}
