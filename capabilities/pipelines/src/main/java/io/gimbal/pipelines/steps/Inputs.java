package io.gimbal.pipelines.steps;

import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.SourceTables;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.pipelines.TrainingSetFacts;
import io.gimbal.query.DataFiles;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the steps of one run read: earlier tables, and what was known of sources. A name is an earlier
/// step's, or else that of a dataset or source. Used by one thread.
final class Inputs {
    /// How long one step may work on tables.
    static final Duration PATIENCE = Duration.ofMinutes(30);

    private final RunContext context;
    private final Tools tools;
    private final Map<String, Table> sources = new HashMap<>();
    private final Map<String, ExampleRows> parts = new HashMap<>();

    Inputs(RunContext context, Tools tools) {
        this.context = context;
        this.tools = tools;
    }

    /// @throws io.gimbal.core.CodedException NOT_FOUND with the nearest name
    Table table(String name) {
        Optional<StepOutput> made = context.find(name).filter(Inputs::isTable);
        return made.isPresent()
                ? new Table(files(made.get()), made.get().digest().orElseThrow(), List.of())
                : sources.computeIfAbsent(name, this::known);
    }

    private Table known(String name) {
        SourceTables.KnownRows rows = tools.others().sources().get(context.project(), name, context.asOf());
        return new Table(
                rows.files(),
                rows.digest(),
                rows.from().stream().map(AssetRef::toString).toList());
    }

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if there is no earlier training set of
    ///     that name
    StepOutput trainingSet(String name) {
        return context.get(name, StepOutput.Kind.TRAINING_SET);
    }

    /// One part of a training set, in memory; the two that were read last are kept.
    ExampleRows examples(StepOutput trainingSet, String part) {
        Digest digest = trainingSet.digest().orElseThrow();
        String key = digest + " " + part;
        if (!parts.containsKey(key) && parts.size() > 1) {
            parts.clear();
        }
        return parts.computeIfAbsent(
                key,
                _ -> ExampleRows.read(
                        tools.stores().engine(), files(trainingSet), TrainingSetFacts.read(trainingSet.facts()), part));
    }

    DataFiles files(StepOutput table) {
        return DataFiles.parquet(tools.stores().blobs().localFile(table.digest().orElseThrow()));
    }

    private static boolean isTable(StepOutput output) {
        return switch (output.kind()) {
            case TABLE, TRAINING_SET -> true;
            case MODEL, CONTRACT, EVALUATION, VERSIONS, TEXT -> false;
        };
    }
}
