package io.gimbal.graph;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.sql.Database;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Walks dependencies: what breaks if an asset goes ([#downstream]), what it stands on ([#upstream]).
///
/// The adjacency is held in memory: about a hundred bytes an edge, a walk of 100 000 assets in milliseconds. It is read
/// once, by [#load], after the server answers; until then a walk is refused as UNAVAILABLE. Thread-safe.
public final class Impact {
    private final Database database;
    private final EdgeStore store;

    private final Map<AssetRef, Set<Edge>> dependents = new HashMap<>();
    private final Map<AssetRef, Set<Edge>> dependencies = new HashMap<>();
    private boolean ready;

    /// What became durable while the edges were being read, in order; applying it again on top of them is harmless.
    private final List<Runnable> missed = new ArrayList<>();

    public Impact(Database database, EdgeStore store) {
        this.database = database;
        this.store = store;
    }

    /// Reads all edges. Called once, from a thread that may take its time.
    public void load() {
        List<Edge> edges = new ArrayList<>();
        database.read(transaction -> {
            store.forEach(transaction, edges::add);
            return edges.size();
        });
        synchronized (this) {
            edges.forEach(this::link);
            missed.forEach(Runnable::run);
            missed.clear();
            ready = true;
        }
    }

    /// Everything that depends on the asset, directly or through others, nearest first.
    ///
    /// @throws CodedException UNAVAILABLE until the edges are read
    public synchronized List<Reach> downstream(AssetRef ref) {
        return walk(ref, dependents, true);
    }

    /// Everything the asset depends on, directly or through others, nearest first.
    ///
    /// @throws CodedException UNAVAILABLE until the edges are read
    public synchronized List<Reach> upstream(AssetRef ref) {
        return walk(ref, dependencies, false);
    }

    synchronized void added(Edge edge) {
        apply(() -> link(edge));
    }

    synchronized void removed(Edge edge) {
        apply(() -> unlink(edge));
    }

    private void apply(Runnable update) {
        if (ready) {
            update.run();
        } else {
            missed.add(update);
        }
    }

    private void link(Edge edge) {
        edge.dependency().ifPresent(ref -> neighbours(dependents, ref).add(edge));
        edge.dependent().ifPresent(ref -> neighbours(dependencies, ref).add(edge));
    }

    private void unlink(Edge edge) {
        edge.dependency().ifPresent(ref -> neighbours(dependents, ref).removeIf(other -> sameEnds(edge, other)));
        edge.dependent().ifPresent(ref -> neighbours(dependencies, ref).removeIf(other -> sameEnds(edge, other)));
    }

    private static boolean sameEnds(Edge a, Edge b) {
        return a.type() == b.type() && a.from().equals(b.from()) && a.to().equals(b.to());
    }

    private static Set<Edge> neighbours(Map<AssetRef, Set<Edge>> adjacency, AssetRef ref) {
        return adjacency.computeIfAbsent(ref, key -> new LinkedHashSet<>());
    }

    private List<Reach> walk(AssetRef start, Map<AssetRef, Set<Edge>> adjacency, boolean towardsDependents) {
        if (!ready) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the graph is still being read, try again in a second");
        }
        List<Reach> reached = new ArrayList<>();
        Set<AssetRef> seen = new HashSet<>(Set.of(start));
        Deque<Reach> waiting = new ArrayDeque<>(step(start, 1, adjacency, towardsDependents));
        while (!waiting.isEmpty()) {
            Reach next = waiting.remove();
            if (seen.add(next.asset())) {
                reached.add(next);
                waiting.addAll(step(next.asset(), next.distance() + 1, adjacency, towardsDependents));
            }
        }
        return reached;
    }

    private static Collection<Reach> step(
            AssetRef from, int distance, Map<AssetRef, Set<Edge>> adjacency, boolean towardsDependents) {
        return adjacency.getOrDefault(from, Set.of()).stream()
                .map(edge -> new Reach(
                        (towardsDependents ? edge.dependent() : edge.dependency()).orElseThrow(), distance, edge))
                .sorted(Comparator.comparing(reach -> reach.asset().toString()))
                .toList();
    }
}
