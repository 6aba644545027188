package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edge;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gives models of clients other names. Thread-safe. Versions, aliases, tags, edges and evidence follow; what was done
/// under the old name stays on record there.
public final class Renames {
    private final Database database;
    private final RegistryStores stores;
    private final Models models;
    private final FlatNames names;
    private final Assets assets;
    private final Edges edges;
    private final EvidenceLog evidence;
    private final InstantSource time;

    public Renames(
            Database database,
            RegistryStores stores,
            Models models,
            FlatNames names,
            Assets assets,
            Edges edges,
            EvidenceLog evidence,
            InstantSource time) {
        this.database = database;
        this.stores = stores;
        this.models = models;
        this.names = names;
        this.assets = assets;
        this.edges = edges;
        this.evidence = evidence;
        this.time = time;
    }

    /// @throws CodedException NOT_FOUND; ALREADY_EXISTS if the new name means a model; FAILED_PRECONDITION if the old
    ///     name is a project's or named by a policy, something depends on the model, or the new name was that of a
    ///     deleted model with versions
    public RegisteredModel rename(ModelName from, ModelName to, Reason reason) {
        return database.write(transaction -> rename(transaction, from, to, reason));
    }

    public RegisteredModel rename(Transaction transaction, ModelName from, ModelName to, Reason reason)
            throws SQLException {
        models.get(transaction, from);
        refuseUnlessFree(transaction, from);
        refuseIfTaken(transaction, from, to);
        List<AssetRef> dependents = dependents(transaction, from);
        if (!dependents.isEmpty()) {
            throw CodedException.failedPrecondition(
                    "model " + from + " cannot be renamed while it is depended on by " + dependents.getFirst());
        }
        List<VersionId> versions = versions(transaction, from);
        stores.models().rename(transaction, from, to);
        stores.models().touch(transaction, to, time.instant().truncatedTo(ChronoUnit.MILLIS));
        move(transaction, from.ref(), to.ref(), reason);
        for (VersionId version : versions) {
            move(transaction, version.ref(), to.version(version.number()).ref(), reason);
        }
        return models.get(transaction, to);
    }

    private void move(Transaction transaction, AssetRef from, AssetRef to, Reason reason) throws SQLException {
        assets.rename(transaction, from, to, reason);
        evidence.rename(transaction, from, to);
    }

    private void refuseUnlessFree(Transaction transaction, ModelName from) throws SQLException {
        Models.refuseIfDeclared(assets.get(transaction, from.ref()), "be renamed");
        Optional<StagePolicy> policy = models.policy(transaction, from);
        if (policy.isPresent()) {
            throw CodedException.failedPrecondition("model " + from + " cannot be renamed: "
                    + policy.get().ref() + " names it, and would not know it by another name");
        }
    }

    private void refuseIfTaken(Transaction transaction, ModelName from, ModelName to) throws SQLException {
        if (!from.namespace().equals(to.namespace())) {
            throw CodedException.invalidArgument(
                    "a renamed model stays in its namespace, " + from.namespace() + ": " + to);
        }
        if (names.find(transaction, to.name()).isPresent()) {
            throw CodedException.alreadyExists("Registered Model (name=" + to.name() + ") already exists");
        }
        if (stores.versions().lastNumber(transaction, to) > 0
                && stores.versions().lastNumber(transaction, from) > 0) {
            throw CodedException.failedPrecondition("model " + from + " cannot be renamed to " + to
                    + ": a deleted model of that name had versions, whose numbers are not given twice");
        }
    }

    /// What would break: everything that depends on the model or a version, but for versions of it.
    private List<AssetRef> dependents(Transaction transaction, ModelName model) throws SQLException {
        Set<AssetRef> own = new LinkedHashSet<>(List.of(model.ref()));
        versions(transaction, model).forEach(version -> own.add(version.ref()));
        List<AssetRef> dependents = new ArrayList<>();
        for (AssetRef ref : own) {
            edges.list(transaction, ref).stream()
                    .map(Edge::dependent)
                    .flatMap(Optional::stream)
                    .filter(dependent -> !own.contains(dependent))
                    .forEach(dependents::add);
        }
        return dependents;
    }

    private List<VersionId> versions(Transaction transaction, ModelName model) throws SQLException {
        List<VersionId> versions = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(PageRequest.MAX_SIZE));
        while (next.isPresent()) {
            Page<ModelVersion> page = stores.versions().list(transaction, model, next.get());
            page.items().forEach(version -> versions.add(version.id()));
            next = page.next().map(token -> new PageRequest(PageRequest.MAX_SIZE, Optional.of(token)));
        }
        return versions;
    }
}
