package io.gimbal.registry;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.TextLength;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
        models.get(transaction, draft.model());
        if (!blobs.contains(draft.digest())) {
            throw BlobStore.notFound(draft.digest());
        }
        Origin origin = new Origin(draft.content(), draft.run(), draft.datasets());
        return create(transaction, draft.model(), origin, reason);
    }

    /// Where a version comes from.
    record Origin(VersionContent content, Optional<AssetRef> run, List<AssetRef> datasets) {}

    ModelVersion create(Transaction transaction, ModelName model, Origin origin, Reason reason) throws SQLException {
        Stage first = models.rules(transaction, model).first();
        VersionId id = model.version(stores.versions().takeNumber(transaction, model));
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        ModelVersion version = new ModelVersion(id, origin.content(), origin.run(), origin.datasets(), reason, now);
        stores.versions().create(transaction, version);
        stores.standings().put(transaction, new Standing(id, first, now));
        stores.models().touch(transaction, model, now);
        link(transaction, version, first);
        return version;
    }

    /// Changes what is said about a version for people.
    ///
    /// @throws CodedException NOT_FOUND
    public void describe(VersionId id, String description, Reason reason) {
        database.write(transaction -> {
            describe(transaction, id, description, reason);
            return id;
        });
    }

    public void describe(Transaction transaction, VersionId id, String description, Reason reason) throws SQLException {
        TextLength.requireWithin(RegisteredModel.MAX_DESCRIPTION_LENGTH, "a version's description", description);
        get(transaction, id);
        stores.versions().describe(transaction, id, description, time.instant().truncatedTo(ChronoUnit.MILLIS));
        Asset asset = assets.get(transaction, id.ref());
        JsonObject facts =
                asset.facts().toBuilder().put("description", description).build();
        assets.put(transaction, asset.with(facts), reason);
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

    public Optional<ModelVersion> find(Transaction transaction, VersionId id) throws SQLException {
        return stores.versions().find(transaction, id);
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
        throw CodedException.notFound("no version " + id
                + stores.versions().list(transaction, id.model(), PageRequest.first(1)).items().stream()
                        .findFirst()
                        .map(newest -> ", the newest is " + newest.id().number())
                        .orElse(", the model has no version yet"));
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

    public Standing standing(Transaction transaction, VersionId id) throws SQLException {
        get(transaction, id);
        return stores.standings().find(transaction, id).orElseThrow();
    }

    /// Of the versions that can be loaded here, the one that came into the stage last; empty when none stands there. A
    /// client's version that is only registered takes nobody's place.
    public Optional<ModelVersion> newestIn(Transaction transaction, ModelName model, Stage stage) throws SQLException {
        for (Standing standing : newestFirst(transaction, model, stage)) {
            ModelVersion version = get(transaction, standing.version());
            if (version.content() instanceof VersionContent.Stored) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /// Of all versions, also those that are only registered, the one that came into the stage last.
    public Optional<ModelVersion> lastInto(Transaction transaction, ModelName model, Stage stage) throws SQLException {
        List<Standing> standings = newestFirst(transaction, model, stage);
        return standings.isEmpty()
                ? Optional.empty()
                : Optional.of(get(transaction, standings.getFirst().version()));
    }

    private List<Standing> newestFirst(Transaction transaction, ModelName model, Stage stage) throws SQLException {
        List<Standing> standings = new ArrayList<>(stores.standings().list(transaction, model, stage));
        standings.sort(Comparator.comparing(Standing::since)
                .thenComparingInt(standing -> standing.version().number())
                .reversed());
        return standings;
    }

    /// The stages in which versions of the model stand, in order of name; also stages that its policy does not have.
    public List<Stage> stages(ModelName model) {
        return database.read(transaction -> stores.standings().stages(transaction, model));
    }

    /// The versions that stand in the stage, in order of number.
    public List<VersionId> listIn(ModelName model, Stage stage) {
        return database.read(transaction -> listIn(transaction, model, stage));
    }

    /// The same within a transaction.
    public List<VersionId> listIn(Transaction transaction, ModelName model, Stage stage) throws SQLException {
        return stores.standings().list(transaction, model, stage).stream()
                .map(Standing::version)
                .sorted(Comparator.comparingInt(VersionId::number))
                .toList();
    }

    /// The versions that ever came into the stage, in order of number.
    public List<VersionId> reached(ModelName model, Stage stage) {
        return database.read(transaction -> stores.standings().reached(transaction, model, stage));
    }

    /// The newest moves of the model's versions, in the order in which they were recorded, the newest first:
    /// event time, which moves carry, may differ from it.
    public List<Transition> moves(ModelName model, int most) {
        return database.read(transaction -> stores.standings().newest(transaction, model, most));
    }

    /// The version's moves, oldest first.
    public List<Transition> transitions(VersionId id) {
        return database.read(transaction -> stores.standings().list(transaction, id));
    }
}
