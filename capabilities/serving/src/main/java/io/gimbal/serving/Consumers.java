package io.gimbal.serving;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.NearestName;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.telemetry.Counter;
import io.gimbal.telemetry.Label;
import io.gimbal.telemetry.Metrics;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Who asks which endpoint. Thread-safe. A consumer that no project declares is refused, or each of its requests is
/// counted and it is noted in the graph once, as an asset of the namespace [#UNDECLARED] with an edge to what it asks;
/// once it is declared, that goes again.
public final class Consumers {
    /// The namespace of consumers that no project answers for.
    public static final String UNDECLARED = "undeclared";

    /// More different ones than this are not noted but refused: names would be made up for each request.
    private static final int MOST_UNDECLARED = 1_000;

    private final Database database;
    private final ConsumerStore store;
    private final Assets assets;
    private final Edges edges;
    private final Metrics metrics;
    private final Map<EndpointName, Counter> counters = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();
    private final Map<EndpointName, Known> known = new ConcurrentHashMap<>();

    public Consumers(Database database, ConsumerStore store, Assets assets, Edges edges, Metrics metrics) {
        this.database = database;
        this.store = store;
        this.assets = assets;
        this.edges = edges;
        this.metrics = metrics;
    }

    /// @param undeclared those that are noted
    private record Known(long generation, Set<ConsumerName> declared, Set<ConsumerName> undeclared) {}

    /// Makes these the endpoints that a project's consumer asks; none removes it.
    public void put(
            Transaction transaction, String project, ConsumerName consumer, List<EndpointName> asks, Reason reason)
            throws SQLException {
        store.put(transaction, project, consumer, asks);
        forget(transaction, consumer, asks, reason);
        transaction.afterCommit(generation::incrementAndGet);
    }

    /// Whether the caller may ask, noting who is undeclared.
    ///
    /// @throws CodedException PERMISSION_DENIED if the endpoint refuses undeclared consumers and this is one, or if
    ///     too many were noted
    public void admit(Endpoint endpoint, Predictions.Call call) {
        ConsumerName consumer = call.consumer().orElse(ConsumerName.UNNAMED);
        Known now = known(endpoint.name());
        if (now.declared().contains(consumer)) {
            return;
        }
        switch (endpoint.settings().consumers().undeclared()) {
            case REFUSE -> throw refusal(endpoint, call, now);
            case COUNT -> count(endpoint, consumer, now);
        }
    }

    private void count(Endpoint endpoint, ConsumerName consumer, Known now) {
        if (!now.undeclared().contains(consumer)) {
            note(endpoint, consumer, now);
        }
        counters.computeIfAbsent(endpoint.name(), this::counter).increment();
    }

    /// Which consumers they were is in the graph; names that callers make up are no labels.
    private Counter counter(EndpointName endpoint) {
        return metrics.counter(
                "gimbal_undeclared_requests_total",
                "Requests for predictions by consumers that no project declares.",
                new Label("endpoint", endpoint.toString()));
    }

    private Known known(EndpointName endpoint) {
        long wanted = generation.get();
        Known now = known.get(endpoint);
        if (now == null || now.generation() != wanted) {
            now = new Known(
                    wanted,
                    database.read(transaction -> store.of(transaction, endpoint)),
                    ConcurrentHashMap.newKeySet());
            known.put(endpoint, now);
        }
        return now;
    }

    private static CodedException refusal(Endpoint endpoint, Predictions.Call call, Known now) {
        String who = call.consumer()
                .map(name -> "consumer \"" + name + "\" is not declared to ask " + endpoint.name())
                .orElse(endpoint.name() + " is asked by declared consumers only, and the request names none");
        List<String> names = now.declared().stream().map(ConsumerName::value).toList();
        return new CodedException(
                ErrorCode.PERMISSION_DENIED,
                who
                        + call.consumer()
                                .flatMap(name -> NearestName.of(name.value(), names))
                                .map(name -> ", did you mean \"" + name + "\"?")
                                .orElse(""));
    }

    private void note(Endpoint endpoint, ConsumerName consumer, Known now) {
        if (now.undeclared().size() >= MOST_UNDECLARED) {
            throw new CodedException(
                    ErrorCode.PERMISSION_DENIED,
                    "more than " + MOST_UNDECLARED + " undeclared consumers have asked " + endpoint.name()
                            + "; declare \"" + consumer + "\"");
        }
        AssetRef ref = undeclared(consumer);
        JsonObject facts = JsonObject.builder().put("undeclared", true).build();
        Reason reason = new Reason("serving", "asked " + endpoint.name() + " without being declared");
        database.write(transaction -> {
            assets.put(transaction, AssetDraft.made(ref, facts), reason);
            edges.put(transaction, ref, EdgeType.CONSUMES, endpoint.name().ref());
            return ref;
        });
        now.undeclared().add(consumer);
    }

    private void forget(Transaction transaction, ConsumerName consumer, List<EndpointName> asks, Reason reason)
            throws SQLException {
        AssetRef ref = undeclared(consumer);
        if (assets.find(transaction, ref).isEmpty()) {
            return;
        }
        List<AssetRef> gone = asks.stream().map(EndpointName::ref).toList();
        List<Edge> all = edges.list(transaction, ref);
        List<Edge> superseded = all.stream()
                .filter(edge -> edge.from().equals(ref) && gone.contains(edge.to()))
                .toList();
        for (Edge edge : superseded) {
            edges.delete(transaction, edge);
        }
        if (superseded.size() == all.size()) {
            assets.delete(transaction, ref, reason);
        }
    }

    private static AssetRef undeclared(ConsumerName consumer) {
        return AssetRef.of(ConsumerName.KIND, UNDECLARED, consumer.value());
    }
}
