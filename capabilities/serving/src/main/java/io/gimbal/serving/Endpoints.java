package io.gimbal.serving;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The endpoints that are declared. Thread-safe; finding one is cheap enough for every request.
public final class Endpoints {
    private final Database database;
    private final EndpointStore store;
    private final RoleHolders holders;
    private final Switchboard switchboard;
    private final AtomicLong generation = new AtomicLong();
    private volatile @Nullable Known known;

    public Endpoints(Database database, EndpointStore store, RoleHolders holders, Switchboard switchboard) {
        this.database = database;
        this.store = store;
        this.holders = holders;
        this.switchboard = switchboard;
    }

    /// All there were at some generation.
    private record Known(long generation, Map<EndpointName, Endpoint> byName) {}

    /// Makes the endpoint what a project declares; it and its model are assets already. Requests that begin after the
    /// commit see it.
    public Endpoint put(Transaction transaction, EndpointName name, EndpointSettings settings) throws SQLException {
        long before = store.find(transaction, name).map(Endpoint::revision).orElse(0L);
        Endpoint endpoint = new Endpoint(name, settings, before + 1);
        store.put(transaction, endpoint);
        holders.link(transaction, endpoint);
        transaction.afterCommit(() -> changed(name));
        return endpoint;
    }

    public void delete(Transaction transaction, EndpointName name) throws SQLException {
        store.delete(transaction, name);
        transaction.afterCommit(() -> changed(name));
    }

    private void changed(EndpointName name) {
        generation.incrementAndGet();
        switchboard.changed(name);
    }

    /// In order of name.
    public Collection<Endpoint> list() {
        return known().values();
    }

    public Optional<Endpoint> find(EndpointName name) {
        return Optional.ofNullable(known().get(name));
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public Endpoint get(EndpointName name) {
        return find(name).orElseThrow(() -> unknown(name.toString()));
    }

    /// The endpoint somebody means who does not say the project.
    ///
    /// @param text `name`, or `project.name` spelt `project/name` where several projects have the name
    /// @throws CodedException NOT_FOUND naming the nearest, FAILED_PRECONDITION if several projects have it
    public EndpointName resolve(String text) {
        if (text.indexOf('/') > 0) {
            return get(EndpointName.parse(text)).name();
        }
        List<EndpointName> found = known().keySet().stream()
                .filter(name -> name.name().equals(text))
                .toList();
        if (found.isEmpty()) {
            throw unknown(text);
        }
        if (found.size() > 1) {
            throw CodedException.failedPrecondition("several projects have an endpoint \"" + text + "\": " + found
                    + "; write it with its project," + " the slash as %2F");
        }
        return found.getFirst();
    }

    private Map<EndpointName, Endpoint> known() {
        Known now = known;
        long wanted = generation.get();
        if (now == null || now.generation() != wanted) {
            Map<EndpointName, Endpoint> byName = new LinkedHashMap<>();
            database.read(store::list).forEach(endpoint -> byName.put(endpoint.name(), endpoint));
            now = new Known(wanted, byName);
            known = now;
        }
        return now.byName();
    }

    private CodedException unknown(String text) {
        List<String> names = known().keySet().stream()
                .flatMap(name -> List.of(name.name(), name.toString()).stream())
                .toList();
        return CodedException.notFound("no endpoint \"" + text + "\""
                + NearestName.hint(text, names).map(hint -> ", " + hint).orElse(""));
    }
}
