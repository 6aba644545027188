package io.gimbal.registry;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Versions of models: create, find and list; where they stand and how they came there. Thread-safe.
public final class ModelVersions {
    private final Database database;
    private final RegistryStores stores;
    private final Models models;
    private final BlobStore blobs;
    private final Assets assets;
    private final Edges edges;
    private final Producers producers;
    private final InstantSource time;

    public ModelVersions(
            Database database,
            RegistryStores stores,
            Models models,
            BlobStore blobs,
            Assets assets,
            Edges edges,
            Producers producers,
            InstantSource time) {
        this.database = database;
        this.stores = stores;
        this.models = models;
        this.blobs = blobs;
        this.assets = assets;
        this.edges = edges;
        this.producers = producers;
        this.time = time;
    }

    /// Registers the next version; it stands in the first stage. Its author is who gives the reason.
    ///
    /// @throws CodedException NOT_FOUND if the model, its bytes, its run or a dataset version does not exist
    public ModelVersion create(VersionDraft draft, Reason reason) {
        return database.write(transaction -> create(transaction, draft, reason));
    }

    public ModelVersion create(Transaction transaction, VersionDraft draft, Reason reason) throws SQLException {
        StageRules rules = models.rules(transaction, draft.model());
        if (!blobs.contains(draft.digest())) {
            throw BlobStore.notFound(draft.digest());
        }
        VersionId id = draft.model().version(stores.versions().nextNumber(transaction, draft.model()));
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        ModelVersion version =
                new ModelVersion(id, draft.digest(), draft.signature(), draft.run(), draft.datasets(), reason, now);
        stores.versions().create(transaction, version);
        stores.standings().put(transaction, new Standing(id, rules.first(), now));
        link(transaction, version, rules.first());
        return version;
    }

    private void link(Transaction transaction, ModelVersion version, Stage first) throws SQLException {
        AssetRef ref = version.id().ref();
        assets.create(transaction, AssetDraft.made(ref, first.fact(version.facts())), version.reason());
        edges.put(transaction, ref, EdgeType.MEMBER_OF, version.id().model().ref());
        for (AssetRef dataset : version.datasets()) {
            edges.put(transaction, ref, EdgeType.TRAINED_ON, dataset);
        }
        if (version.run().isPresent()) {
            producers.produced(transaction, version.run().get(), ref);
        }
    }

    public Optional<ModelVersion> find(VersionId id) {
        return database.read(transaction -> stores.versions().find(transaction, id));
    }

    /// @throws CodedException NOT_FOUND
    public ModelVersion get(VersionId id) {
        return database.read(transaction -> get(transaction, id));
    }

    public ModelVersion get(Transaction transaction, VersionId id) throws SQLException {
        Optional<ModelVersion> found = stores.versions().find(transaction, id);
        if (found.isPresent()) {
            return found.get();
        }
        models.get(transaction, id.model());
        int last = stores.versions().nextNumber(transaction, id.model()) - 1;
        throw CodedException.notFound(
                "no version " + id + (last == 0 ? ", the model has no version yet" : ", the newest is " + last));
    }

    /// Newest first.
    ///
    /// @throws CodedException NOT_FOUND if there is no such model
    public Page<ModelVersion> list(ModelName model, PageRequest page) {
        return database.read(transaction -> {
            models.get(transaction, model);
            return stores.versions().list(transaction, model, page);
        });
    }

    /// Where the version stands.
    ///
    /// @throws CodedException NOT_FOUND
    public Standing standing(VersionId id) {
        return database.read(transaction -> standing(transaction, id));
    }

    Standing standing(Transaction transaction, VersionId id) throws SQLException {
        get(transaction, id);
        return stores.standings().find(transaction, id).orElseThrow();
    }

    /// The version that came into the stage last; empty when none stands there.
    public Optional<VersionId> newestIn(Transaction transaction, ModelName model, Stage stage) throws SQLException {
        return stores.standings().list(transaction, model, stage).stream()
                .max(Comparator.comparing(Standing::since)
                        .thenComparingInt(standing -> standing.version().number()))
                .map(Standing::version);
    }

    /// The version's moves, oldest first.
    public List<Transition> transitions(VersionId id) {
        return database.read(transaction -> stores.standings().list(transaction, id));
    }
}
