package io.gimbal.graph;

import io.gimbal.core.CodedException;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What depends on what. Thread-safe. Changes reach [Impact] as soon as they are durable.
public final class Edges {
    private final Database database;
    private final EdgeStore store;
    private final AssetStore assets;
    private final Impact impact;
    private final InstantSource time;

    public Edges(Database database, EdgeStore store, AssetStore assets, Impact impact, InstantSource time) {
        this.database = database;
        this.store = store;
        this.assets = assets;
        this.impact = impact;
        this.time = time;
    }

    /// Adds the edge; one that is there already keeps its date.
    ///
    /// @throws CodedException NOT_FOUND if an end does not exist
    public void put(Transaction transaction, AssetRef from, EdgeType type, AssetRef to) throws SQLException {
        requireAsset(transaction, from);
        requireAsset(transaction, to);
        Edge edge = new Edge(from, type, to, time.instant().truncatedTo(ChronoUnit.MICROS));
        if (store.create(transaction, edge)) {
            transaction.afterCommit(() -> impact.added(edge));
        }
    }

    /// Makes the edges of one type that start at an asset exactly these.
    ///
    /// @throws CodedException NOT_FOUND if an end does not exist
    public void replace(Transaction transaction, AssetRef from, EdgeType type, Collection<AssetRef> ends)
            throws SQLException {
        Set<AssetRef> wanted = Set.copyOf(ends);
        for (Edge edge : store.of(transaction, from)) {
            if (edge.from().equals(from) && edge.type() == type && !wanted.contains(edge.to())) {
                delete(transaction, edge);
            }
        }
        for (AssetRef to : ends) {
            put(transaction, from, type, to);
        }
    }

    /// Removes the edge if it is there.
    public void delete(Transaction transaction, Edge edge) throws SQLException {
        if (store.delete(transaction, edge)) {
            transaction.afterCommit(() -> impact.removed(edge));
        }
    }

    /// Lets the edges of one asset be those of another address; they keep their dates.
    void rename(Transaction transaction, AssetRef from, AssetRef to) throws SQLException {
        for (Edge edge : store.of(transaction, from)) {
            delete(transaction, edge);
            Edge moved = edge.renamed(from, to);
            store.create(transaction, moved);
            transaction.afterCommit(() -> impact.added(moved));
        }
    }

    /// Edges that start or end at the asset, oldest first.
    public List<Edge> list(AssetRef ref) {
        return database.read(transaction -> store.of(transaction, ref));
    }

    /// The same within a transaction.
    public List<Edge> list(Transaction transaction, AssetRef ref) throws SQLException {
        return store.of(transaction, ref);
    }

    /// Every edge there is.
    public void forEach(Transaction transaction, Consumer<Edge> consumer) throws SQLException {
        store.forEach(transaction, consumer);
    }

    private void requireAsset(Transaction transaction, AssetRef ref) throws SQLException {
        if (assets.find(transaction, ref).isEmpty()) {
            throw CodedException.notFound("no asset " + ref + ", so it can have no edge");
        }
    }
}
