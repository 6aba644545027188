package io.gimbal.graph;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Everything that has an owner and a life. Thread-safe. Each write leaves its [Change] in the same transaction.
public final class Assets {
    private static final int NAMED_DEPENDENTS = 5;

    private final Database database;
    private final AssetStore store;
    private final Edges edges;
    private final Changes changes;
    private final InstantSource time;

    public Assets(Database database, AssetStore store, Edges edges, Changes changes, InstantSource time) {
        this.database = database;
        this.store = store;
        this.edges = edges;
        this.changes = changes;
        this.time = time;
    }

    /// @throws CodedException ALREADY_EXISTS if the address is taken
    public Asset create(Transaction transaction, AssetDraft draft, Reason reason) throws SQLException {
        Asset asset = Asset.born(draft, now());
        store.create(transaction, asset);
        changes.append(transaction, draft.ref(), "created", draft.facts(), reason);
        return asset;
    }

    /// Makes the asset what the draft says. Nothing is written when it is so already.
    public Asset put(Transaction transaction, AssetDraft draft, Reason reason) throws SQLException {
        Optional<Asset> found = store.find(transaction, draft.ref());
        if (found.isEmpty()) {
            return create(transaction, draft, reason);
        }
        Asset before = found.get();
        if (before.draft().equals(draft)) {
            return before;
        }
        JsonObject difference = FactsDifference.between(before.facts(), draft.facts());
        return change(transaction, before, draft, new NamedChange("changed", difference), reason);
    }

    /// Makes an asset that exists what the draft says, by a change that has a name of its own, like a promotion.
    ///
    /// @throws CodedException NOT_FOUND if it does not exist
    public Asset change(Transaction transaction, AssetDraft draft, NamedChange what, Reason reason)
            throws SQLException {
        return change(transaction, get(transaction, draft.ref()), draft, what, reason);
    }

    private Asset change(Transaction transaction, Asset before, AssetDraft draft, NamedChange what, Reason reason)
            throws SQLException {
        Asset after = before.changedTo(draft, now());
        store.update(transaction, after);
        changes.append(transaction, draft.ref(), what.name(), what.difference(), reason);
        return after;
    }

    /// Deletes an asset nothing depends on, with the edges that start at it or only point at it.
    ///
    /// @throws CodedException NOT_FOUND if it does not exist, FAILED_PRECONDITION naming the dependents
    public void delete(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        Asset asset = get(transaction, ref);
        List<Edge> touching = edges.list(transaction, ref);
        refuseIfDependedOn(ref, touching);
        for (Edge edge : touching) {
            edges.delete(transaction, edge);
        }
        store.delete(transaction, ref);
        changes.append(transaction, ref, "deleted", asset.facts(), reason);
    }

    /// Gives an asset another address; its edges follow. What was changed under the old one stays on record there.
    ///
    /// @throws CodedException NOT_FOUND if it does not exist, ALREADY_EXISTS if the new address is taken
    public Asset rename(Transaction transaction, AssetRef from, AssetRef to, Reason reason) throws SQLException {
        Asset renamed = get(transaction, from).renamed(to, now());
        store.create(transaction, renamed);
        edges.rename(transaction, from, to);
        store.delete(transaction, from);
        changes.append(transaction, from, "renamed", named("after", to), reason);
        changes.append(transaction, to, "renamed", named("before", from), reason);
        return renamed;
    }

    private static JsonObject named(String field, AssetRef ref) {
        return JsonObject.builder().put(field, ref.toString()).build();
    }

    public Optional<Asset> find(AssetRef ref) {
        return database.read(transaction -> store.find(transaction, ref));
    }

    public Optional<Asset> find(Transaction transaction, AssetRef ref) throws SQLException {
        return store.find(transaction, ref);
    }

    /// @throws CodedException NOT_FOUND naming the nearest asset of the same kind and namespace
    public Asset get(AssetRef ref) {
        return database.read(transaction -> get(transaction, ref));
    }

    public Asset get(Transaction transaction, AssetRef ref) throws SQLException {
        Optional<Asset> found = store.find(transaction, ref);
        if (found.isPresent()) {
            return found.get();
        }
        AssetFilter neighbours = AssetFilter.ofKind(ref.kind()).in(ref.namespace());
        List<String> names = store.list(transaction, neighbours, PageRequest.first(1_000)).items().stream()
                .map(asset -> asset.ref().toString())
                .toList();
        throw CodedException.notFound("no asset " + ref
                + NearestName.hint(ref.toString(), names)
                        .map(hint -> ", " + hint)
                        .orElse(""));
    }

    /// In order of kind, namespace, name, version.
    public Page<Asset> list(AssetFilter filter, PageRequest page) {
        return database.read(transaction -> store.list(transaction, filter, page));
    }

    public Page<Asset> list(Transaction transaction, AssetFilter filter, PageRequest page) throws SQLException {
        return store.list(transaction, filter, page);
    }

    /// What happened to an asset, in a word, and what it made different.
    public record NamedChange(String name, JsonObject difference) {}

    /// Times are stored in microseconds, so an asset equals itself after being read back.
    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void refuseIfDependedOn(AssetRef ref, List<Edge> touching) {
        List<String> dependents = touching.stream()
                .flatMap(edge -> edge.dependent().stream())
                .filter(dependent -> !dependent.equals(ref))
                .map(AssetRef::toString)
                .distinct()
                .toList();
        if (!dependents.isEmpty()) {
            String named = String.join(", ", dependents.subList(0, Math.min(NAMED_DEPENDENTS, dependents.size())));
            String more = dependents.size() > NAMED_DEPENDENTS
                    ? " and " + (dependents.size() - NAMED_DEPENDENTS) + " more"
                    : "";
            throw CodedException.failedPrecondition(
                    ref + " cannot be deleted while it is depended on by " + named + more);
        }
    }
}
