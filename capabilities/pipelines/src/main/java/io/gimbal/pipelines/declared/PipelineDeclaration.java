package io.gimbal.pipelines.declared;

import io.gimbal.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A pipeline as its document has it.
record PipelineDeclaration(
        Optional<Map<String, JsonValue>> parameters, Optional<Long> seed, List<StepDeclaration> steps) {
    /// A step as its document has it: of the verbs, exactly one.
    record StepDeclaration(
            String step,
            Optional<String> sql,
            Optional<ValidateWords> validate,
            Optional<TrainingSetWords> trainingSet,
            Optional<TrainWords> train,
            Optional<EvaluateWords> evaluate,
            Optional<RegisterWords> register,
            Optional<JsonValue> command) {}

    record ValidateWords(String data, String contract) {}

    record TrainingSetWords(String spine, String time, String features, LabelWords label, SplitWords split) {}

    record LabelWords(String column, Optional<String> knownAt) {}

    /// @param time the column of a split by time
    /// @param hash the column of a split by hash
    /// @param validate a duration with the one, a share with the other
    record SplitWords(Optional<String> time, Optional<String> hash, JsonValue validate) {}

    record TrainWords(
            String data, String trainer, Optional<List<String>> without, Optional<Map<String, JsonValue>> parameters) {}

    record EvaluateWords(
            String data, List<String> models, Optional<List<String>> slices, Optional<LeaveOutWord> leaveOut) {}

    /// What can be left out.
    enum LeaveOutWord {
        FEATURE_VIEWS
    }

    record RegisterWords(String model, List<String> versions, Optional<Map<String, String>> aliases) {}

    /// The long form of a command.
    record CommandWords(
            List<String> run, Optional<String> folder, Optional<Map<String, String>> environment, Duration timeout) {}
}
