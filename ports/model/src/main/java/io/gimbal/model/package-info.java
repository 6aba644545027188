/// Models as Gimbal keeps, trains and runs them, whatever made them.
///
/// A stored model is a directory: `model.json` ([ModelDescription]) says what it takes and gives, how it was
/// trained and which payload files belong to it, with their digests. [ModelDirectory] writes and reads it,
/// [StoredModels] moves it in and out of a blob store, where the digest of `model.json` is the model's address.
///
/// - **Training**: a [Trainer] turns a [TrainingTable] into such a directory; [Trainers] finds one by name. Its
///   [HyperParameterSchema] names every knob with default and range. Same table, parameters and seed: same
/// bytes.
/// - **Running**: a [ModelRuntime] opens the directories of one flavour; [ModelRuntimes] picks it. The
///   [LoadedModel] predicts for [Rows], many or one, from any thread.
///
/// Two flavours live here: `median-table` and `linear`, each in its own package. Every trainer passes
/// `TrainerContract` and every runtime `ModelRuntimeContract`, which leave in this module's test jar.
@NullMarked
package io.gimbal.model;

import org.jspecify.annotations.NullMarked;
