package io.gimbal.registry.wiring;

import io.gimbal.blob.BlobStore;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.Gates;
import io.gimbal.evidence.Reviews;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Changes;
import io.gimbal.graph.Edges;
import io.gimbal.http.Route;
import io.gimbal.registry.Aliases;
import io.gimbal.registry.ClientRegistry;
import io.gimbal.registry.ClientRequests;
import io.gimbal.registry.Deletions;
import io.gimbal.registry.EventTime;
import io.gimbal.registry.FlatNames;
import io.gimbal.registry.LoggedSources;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Models;
import io.gimbal.registry.MoveListeners;
import io.gimbal.registry.Moves;
import io.gimbal.registry.Producers;
import io.gimbal.registry.Promotions;
import io.gimbal.registry.Questions;
import io.gimbal.registry.RegistryConfig;
import io.gimbal.registry.RegistryStores;
import io.gimbal.registry.Renames;
import io.gimbal.registry.Snapshots;
import io.gimbal.registry.SourcedVersions;
import io.gimbal.registry.StagePolicies;
import io.gimbal.registry.Staleness;
import io.gimbal.registry.Tags;
import io.gimbal.registry.VersionReviews;
import io.gimbal.registry.declarations.ModelKind;
import io.gimbal.registry.declarations.StagePolicyKind;
import io.gimbal.registry.difference.VersionDifferences;
import io.gimbal.registry.http.RegistryRoutes;
import io.gimbal.registry.store.SqlRegistryStores;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import java.time.InstantSource;
import java.util.List;

/// The registry, ready for use once its [#MIGRATIONS] have run.
///
/// @param listeners who is told of moves
/// @param kinds what projects may declare
public record RegistryModule(
        StagePolicies policies,
        Models models,
        ModelVersions versions,
        Aliases aliases,
        Promotions promotions,
        VersionReviews reviews,
        VersionDifferences differences,
        ClientRegistry clients,
        Staleness staleness,
        MoveListeners listeners,
        List<DeclarationKind<?>> kinds,
        List<Route> routes) {
    /// What it finds out.
    public static final List<EvidenceKind> EVIDENCE = List.of(Staleness.KIND);

    public static final Migrations MIGRATIONS = SqlRegistryStores.MIGRATIONS;

    /// What the registry writes to beside its own tables.
    public record Graph(Assets assets, Edges edges, Changes changes, Producers producers, LoggedSources logged) {}

    /// What it decides by.
    public record Judgement(EvidenceLog log, Gates gates, Reviews reviews) {}

    /// @param eventTime the present of the data, for who does not state a time
    public static RegistryModule create(
            RegistryConfig config,
            Database database,
            BlobStore blobs,
            Graph graph,
            Judgement judgement,
            EventTime eventTime,
            InstantSource time) {
        MoveListeners listeners = new MoveListeners();
        RegistryStores stores = SqlRegistryStores.create();
        StagePolicies policies = new StagePolicies(database, stores.policies(), judgement.gates());
        Models models = new Models(database, stores.models(), policies, graph.assets(), time);
        ModelVersions versions = new ModelVersions(
                database, stores, models, blobs, graph.assets(), graph.edges(), graph.producers(), time);
        Aliases aliases = new Aliases(database, stores.aliases(), models, versions, graph.changes(), listeners, time);
        Moves moves = new Moves(stores, aliases, graph.assets(), listeners, time);
        Questions questions = new Questions(versions, aliases, judgement.log(), eventTime, time);
        Promotions promotions = new Promotions(
                database, models, versions, aliases, moves, questions, judgement.gates(), graph.changes());
        VersionReviews reviews = new VersionReviews(database, versions, judgement.reviews(), graph.changes());
        VersionDifferences differences =
                new VersionDifferences(versions, promotions, graph.producers(), graph.assets(), judgement.log());
        Tags tags = new Tags(database, stores.tags(), models, versions);
        FlatNames names = new FlatNames(stores.models());
        ClientRegistry clients = new ClientRegistry(
                models,
                versions,
                aliases,
                promotions,
                names,
                new Snapshots(database, stores.snapshots(), models, versions),
                new SourcedVersions(
                        config, database, versions, models, stores.tags(), names, graph.logged(), graph.producers()),
                new ClientRequests(promotions, models, versions, aliases, tags),
                tags,
                new Deletions(database, stores, models, versions, aliases, graph.assets(), time),
                new Renames(database, stores, models, names, graph.assets(), graph.edges(), judgement.log(), time));
        return new RegistryModule(
                policies,
                models,
                versions,
                aliases,
                promotions,
                reviews,
                differences,
                clients,
                new Staleness(database, stores, graph.assets(), graph.edges(), judgement.log()),
                listeners,
                List.of(new StagePolicyKind(policies), new ModelKind(models, stores.staleness())),
                new RegistryRoutes(new RegistryRoutes.Services(
                                models,
                                versions,
                                aliases,
                                promotions,
                                reviews,
                                tags,
                                clients.deletions(),
                                clients.renames(),
                                clients.snapshots(),
                                differences))
                        .routes());
    }
}
