package io.gimbal.data.wiring;

import io.gimbal.access.Role;
import io.gimbal.access.RouteRule;
import io.gimbal.blob.BlobStore;
import io.gimbal.core.Scratch;
import io.gimbal.data.Contracts;
import io.gimbal.data.DataEvidence;
import io.gimbal.data.DatasetDifferences;
import io.gimbal.data.DatasetFiles;
import io.gimbal.data.DatasetRows;
import io.gimbal.data.DatasetStore;
import io.gimbal.data.Datasets;
import io.gimbal.data.DefinitionStore;
import io.gimbal.data.Deliveries;
import io.gimbal.data.PlannedContracts;
import io.gimbal.data.Sources;
import io.gimbal.data.VersionWriter;
import io.gimbal.data.http.DataRoutes;
import io.gimbal.data.ingest.Ingestion;
import io.gimbal.data.kinds.DataKinds;
import io.gimbal.data.odcs.OdcsReader;
import io.gimbal.data.profile.Profiler;
import io.gimbal.data.store.SqlDataStores;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.YamlReader;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.http.Method;
import io.gimbal.http.Route;
import io.gimbal.query.QueryEngine;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import java.util.List;

/// Data, ready for use once its [#MIGRATIONS] have run.
///
/// @param kinds what it plugs into declarations
public record DataModule(
        Sources sources,
        Datasets datasets,
        Contracts contracts,
        PlannedContracts plannedContracts,
        Deliveries deliveries,
        DatasetFiles files,
        DatasetRows rows,
        DatasetDifferences differences,
        List<DeclarationKind<?>> kinds,
        List<Route> routes) {
    public static final Migrations MIGRATIONS = SqlDataStores.MIGRATIONS;

    /// The evidence it gives.
    public static final List<EvidenceKind> EVIDENCE = DataEvidence.KINDS;

    /// Asking is not changing.
    public static final List<RouteRule> RULES =
            List.of(RouteRule.unaudited(Method.POST, DataRoutes.QUERY, Role.VIEWER));

    /// Where things are kept.
    ///
    public record Storage(Database database, BlobStore blobs, QueryEngine engine, Scratch scratch) {}

    /// What it writes to beside its own tables.
    public record Graph(Assets assets, Edges edges, EvidenceLog evidence) {}

    public static DataModule create(Storage storage, Graph graph, YamlReader yaml, Deliveries.Clocks clocks) {
        Database database = storage.database();
        BlobStore blobs = storage.blobs();
        DefinitionStore definitions = SqlDataStores.definitions();
        DatasetStore versions = SqlDataStores.datasets();
        DatasetFiles files = new DatasetFiles(blobs);
        Ingestion ingestion = new Ingestion(storage.engine(), blobs, storage.scratch());
        Sources sources = new Sources(database, definitions);
        Contracts contracts = new Contracts(database, definitions, versions, OdcsReader::read, ingestion);
        Datasets datasets = new Datasets(database, definitions, versions, blobs);
        Deliveries deliveries = new Deliveries(
                new Deliveries.Parts(
                        database, blobs, ingestion, new Profiler(storage.engine(), files), storage.scratch(), clocks),
                sources,
                contracts,
                datasets,
                new VersionWriter(versions, sources, graph.assets(), graph.edges(), graph.evidence()));
        DatasetRows rows = new DatasetRows(datasets, files, blobs, storage.engine());
        DataKinds kinds = new DataKinds(definitions, ingestion, yaml);
        DatasetDifferences differences = new DatasetDifferences(datasets, files, storage.engine());
        return new DataModule(
                sources,
                datasets,
                contracts,
                kinds.planned(),
                deliveries,
                files,
                rows,
                differences,
                kinds.all(),
                new DataRoutes(datasets, deliveries, rows, differences).routes());
    }
}
