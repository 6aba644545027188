package io.gimbal.pipelines;

import io.gimbal.core.Digest;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a step made.
///
/// @param digest of a table's Parquet file, of a stored model, or of a text; empty where [#facts] are
///     all there is
/// @param rows it made or looked at
/// @param message one line for people
/// @param facts what later steps and readers need to know, by the kind of output
/// @param from addresses of the assets that went into it
public record StepOutput(
        Kind kind, Optional<Digest> digest, long rows, String message, JsonObject facts, List<String> from) {
    /// What can be made.
    public enum Kind {
        /// Rows in a Parquet file.
        TABLE,
        /// A table of features and answers; the facts are those of [TrainingSetFacts].
        TRAINING_SET,
        /// A model as [io.gimbal.model.StoredModels] keeps them.
        MODEL,
        /// What a contract found; the facts are [ContractFacts].
        CONTRACT,
        /// How good models are; the facts are [EvaluationFacts].
        EVALUATION,
        /// Registered versions; the facts are [VersionFacts].
        VERSIONS,
        /// What a command printed.
        TEXT
    }

    public StepOutput {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(message);
        Objects.requireNonNull(facts);
        from = List.copyOf(from);
    }
}
