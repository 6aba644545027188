package io.gimbal.model;

import io.gimbal.core.CodedException;
import io.gimbal.json.JsonObject;
import java.nio.file.Path;

/// Learns models of one kind. Thread-safe and deterministic: the same table, hyper-parameters and seed give
/// the same bytes with the same library versions, on any number of cores.
public interface Trainer {
    /// As declarations write it, `median-table` for example.
    String name();

    HyperParameterSchema hyperParameters();

    /// Learns and writes the model; nothing that looks like a model is left behind by a failure.
    ///
    /// @param hyperParameters what differs from the defaults
    /// @param seed of every random choice
    /// @param directory where to write, empty or not there yet
    /// @return what `model.json` says
    /// @throws CodedException INVALID_ARGUMENT for an unknown hyper-parameter (with the nearest name) or one
    ///     out of range, and for a table the trainer cannot learn from; UNAVAILABLE if a native library is
    /// missing
    ModelDescription fit(
            TrainingTable table, JsonObject hyperParameters, long seed, TrainingProgress progress, Path directory);
}
