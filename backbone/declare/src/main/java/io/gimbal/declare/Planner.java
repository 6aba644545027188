package io.gimbal.declare;

import static java.util.stream.Collectors.toMap;

import io.gimbal.core.Digest;
import io.gimbal.core.Problem.Location;
import io.gimbal.declare.DeclarationRevision.Link;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Compares what files want with what is live.
final class Planner {
    private final DeclarationStore store;
    private final Assets assets;
    private final Edges edges;

    Planner(DeclarationStore store, Assets assets, Edges edges) {
        this.store = store;
        this.assets = assets;
        this.edges = edges;
    }

    /// @param links the edges that a declaration wants
    /// @param before what is live of it
    record Step(
            Plan.Item item,
            @Nullable Intended<?> intended,
            List<Link> links,
            @Nullable DeclarationRevision before) {}

    /// A plan with what it takes to carry it out, in order.
    record Draft(Plan plan, List<Step> steps) {}

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT with everything that is wrong
    Draft draft(Transaction transaction, Intent intent) throws SQLException {
        Map<AssetRef, DeclarationRevision> live = live(transaction, intent);
        return draft(transaction, intent, live, new IntentCheck(intent, transaction).run(store, assets, live.keySet()));
    }

    /// As [#draft], of an intent that was drafted while the same declarations were live: the kinds, whose checks may
    /// take long, are not asked again.
    Draft redraft(Transaction transaction, Intent intent) throws SQLException {
        Map<AssetRef, DeclarationRevision> live = live(transaction, intent);
        return draft(
                transaction, intent, live, new IntentCheck(intent, transaction).resolve(store, assets, live.keySet()));
    }

    private Map<AssetRef, DeclarationRevision> live(Transaction transaction, Intent intent) throws SQLException {
        return store.live(transaction, intent.project().name()).stream()
                .collect(toMap(DeclarationRevision::ref, it -> it, (a, b) -> a, LinkedHashMap::new));
    }

    private Draft draft(
            Transaction transaction,
            Intent intent,
            Map<AssetRef, DeclarationRevision> live,
            Map<ReferenceUse, AssetRef> meanings)
            throws SQLException {
        Map<AssetRef, List<Link>> links = links(intent, meanings);
        List<Step> steps = new ArrayList<>();
        for (Intended<?> it : Order.dependenciesFirst(intent.declarations(), links)) {
            List<Link> wanted = Objects.requireNonNull(links.get(it.ref()));
            DeclarationRevision before = live.get(it.ref());
            if (before == null || differs(it, wanted, before)) {
                steps.add(change(transaction, it, wanted, before));
            }
        }
        int changed = steps.size();
        for (DeclarationRevision gone : Order.dependentsFirst(live.values(), links.keySet())) {
            steps.add(removal(transaction, gone, links, live));
        }
        Plan plan = new Plan(
                intent.project().name(),
                digest(intent, live),
                steps.stream().map(Step::item).toList(),
                intent.declarations().size() - changed);
        return new Draft(plan, steps);
    }

    private static Map<AssetRef, List<Link>> links(Intent intent, Map<ReferenceUse, AssetRef> meanings) {
        Map<AssetRef, List<Link>> links = new HashMap<>();
        for (Intended<?> it : intent.declarations()) {
            links.put(
                    it.ref(),
                    it.references().stream()
                            .map(use -> new Link(use.edge(), Objects.requireNonNull(meanings.get(use))))
                            .distinct()
                            .toList());
        }
        return links;
    }

    private static boolean differs(Intended<?> it, List<Link> links, DeclarationRevision before) {
        return !Digest.of(text(it.facts())).equals(Digest.of(text(before.facts())))
                || !it.owner().equals(before.owner())
                || !Set.copyOf(links).equals(Set.copyOf(before.links()));
    }

    private static Step change(
            Transaction transaction, Intended<?> it, List<Link> links, @Nullable DeclarationRevision before)
            throws SQLException {
        Plan.Item item = new Plan.Item(
                before == null ? Plan.Action.CREATE : Plan.Action.CHANGE,
                it.ref(),
                it.document().nameLocation(),
                FieldChanges.between(
                        before == null ? JsonObject.EMPTY : shown(before.facts(), before.owner()),
                        shown(it.facts(), it.owner())),
                List.of(),
                it.consequences(transaction, before),
                List.of());
        return new Step(item, it, links, before);
    }

    private static JsonObject shown(JsonObject facts, Optional<String> owner) {
        JsonObject.Builder shown = facts.toBuilder();
        owner.ifPresent(name -> shown.put(DeclarationKinds.OWNER, name));
        return shown.build();
    }

    private Step removal(
            Transaction transaction,
            DeclarationRevision gone,
            Map<AssetRef, List<Link>> wanted,
            Map<AssetRef, DeclarationRevision> live)
            throws SQLException {
        List<AssetRef> blockers = new ArrayList<>();
        for (Edge edge : edges.list(transaction, gone.ref())) {
            if (!isPart(transaction, edge, gone.ref())) {
                edge.dependent()
                        .filter(dependent -> !dependent.equals(gone.ref()) && stays(dependent, edge, wanted, live))
                        .ifPresent(blockers::add);
            }
        }
        Plan.Item item = new Plan.Item(
                Plan.Action.REMOVE,
                gone.ref(),
                Location.of(gone.ref().toString()),
                List.of(),
                List.of(),
                List.of(),
                blockers.stream().distinct().toList());
        return new Step(item, null, List.of(), gone);
    }

    /// Whether the edge only says that something which the declaration brought along is a member of it.
    /// That goes with it, by its kind's hand.
    private boolean isPart(Transaction transaction, Edge edge, AssetRef whole) throws SQLException {
        return edge.type() == EdgeType.MEMBER_OF
                && edge.to().equals(whole)
                && assets.find(transaction, edge.from())
                        .flatMap(Asset::project)
                        .filter(whole.namespace()::equals)
                        .isPresent();
    }

    /// Whether a dependent still depends on it after the plan: not if it goes as well, nor if its files no
    /// longer say so.
    private static boolean stays(
            AssetRef dependent, Edge edge, Map<AssetRef, List<Link>> wanted, Map<AssetRef, DeclarationRevision> live) {
        DeclarationRevision declared = live.get(dependent);
        if (declared == null) {
            return true;
        }
        List<Link> next = wanted.get(dependent);
        Link link = new Link(edge.type(), edge.to());
        boolean isDeclared = edge.from().equals(dependent) && declared.links().contains(link);
        return next != null && (!isDeclared || next.contains(link));
    }

    /// The same for the same files and the same live state.
    private static Digest digest(Intent intent, Map<AssetRef, DeclarationRevision> live) {
        TreeMap<String, JsonValue> sides = new TreeMap<>();
        live.forEach((ref, it) ->
                sides.put("live " + ref, JsonArray.of(JsonValue.of(it.number()), shown(it.facts(), it.owner()))));
        intent.declarations().forEach(it -> sides.put("wanted " + it.ref(), shown(it.facts(), it.owner())));
        return Digest.of(Json.canonical(new JsonObject(sides)));
    }

    private static byte[] text(JsonObject facts) {
        return Json.canonical(facts);
    }
}
