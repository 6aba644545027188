package io.gimbal.pipelines.steps;

import io.gimbal.blob.BlobStore;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.model.ModelRuntimes;
import io.gimbal.model.StoredModels;
import io.gimbal.model.Trainers;
import io.gimbal.pipelines.ContractCheck;
import io.gimbal.pipelines.RunTracking;
import io.gimbal.pipelines.SourceTables;
import io.gimbal.pipelines.TrainingSetJoin;
import io.gimbal.pipelines.VersionRegistry;
import io.gimbal.query.QueryEngine;
import io.gimbal.sql.Database;
import java.nio.file.Path;

/// What steps work with. Thread-safe.
///
/// @param commands the folder below which commands have theirs
public record Tools(Stores stores, Models models, Others others, Graph graph, Path commands) {
    /// Where bytes and rows are.
    public record Stores(BlobStore blobs, QueryEngine engine, Database database) {}

    /// What learns and predicts.
    public record Models(Trainers trainers, ModelRuntimes runtimes, StoredModels stored) {}

    /// The ports to other capabilities.
    public record Others(
            SourceTables sources,
            TrainingSetJoin features,
            ContractCheck contracts,
            VersionRegistry registry,
            RunTracking tracking) {}

    /// What is told to the graph.
    public record Graph(Assets assets, Edges edges, EvidenceLog evidence) {}
}
