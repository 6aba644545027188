package io.gimbal.pipelines;

import io.gimbal.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One step of a pipeline: a name, and exactly one thing to do.
public sealed interface Step {
    String name();

    /// As declarations call what it does: `training-set`.
    default String verb() {
        return switch (this) {
            case Sql _ -> "sql";
            case Validate _ -> "validate";
            case TrainingSet _ -> "training-set";
            case Train _ -> "train";
            case Evaluate _ -> "evaluate";
            case Register _ -> "register";
            case Command _ -> "command";
        };
    }

    /// Makes a table by a query over sources, datasets and earlier tables.
    ///
    /// @param sql one SELECT, in which `:as_of` and `:parameter` stand for values
    record Sql(String name, String sql) implements Step {}

    /// Holds a table to a data contract; when it does not pass, the run ends.
    ///
    /// @param data an earlier table, a dataset or a source
    record Validate(String name, String data, String contract) implements Step {}

    /// Joins features and says which rows train and which validate.
    ///
    /// @param spine an earlier table, a dataset or a source
    /// @param time the spine's column: features are as they were then
    /// @param features a feature service
    record TrainingSet(String name, String spine, String time, String features, Label label, Split split)
            implements Step {
        public TrainingSet {
            Objects.requireNonNull(label);
            Objects.requireNonNull(split);
        }
    }

    /// What is learned.
    ///
    /// @param knownAt the column that says when the answer is known; a row whose answer is not known yet does
    ///     not take part
    record Label(String column, Optional<String> knownAt) {
        public Label {
            Objects.requireNonNull(knownAt);
        }
    }

    /// Which rows validate; the others train.
    sealed interface Split {
        String column();

        /// Those of the last span before the as-of.
        record ByTime(String column, Duration validate) implements Split {
            public ByTime {
                Objects.requireNonNull(validate);
            }
        }

        /// A share of the column's values, chosen by their hash.
        record ByHash(String column, double validate) implements Split {}
    }

    /// Learns a model from the training part.
    ///
    /// @param data an earlier training set
    /// @param without addresses of features the model does not get
    /// @param parameters what differs from the trainer's defaults
    record Train(String name, String data, String trainer, List<String> without, JsonObject parameters)
            implements Step {
        public Train {
            Objects.requireNonNull(parameters);
            without = List.copyOf(without);
        }
    }

    /// Judges models on the validation part.
    ///
    /// @param models earlier models, or `model@alias` for a registered one that is judged on the same rows
    /// @param slices addresses of features whose values are judged apart
    /// @param leaveOutViews whether the best model is trained again without each feature view
    record Evaluate(String name, String data, List<String> models, List<String> slices, boolean leaveOutViews)
            implements Step {
        public Evaluate {
            models = List.copyOf(models);
            slices = List.copyOf(slices);
        }
    }

    /// Registers models as versions, in order, with all evidence about them.
    ///
    /// @param versions earlier models
    /// @param aliases name to one of the versions
    record Register(String name, String model, List<String> versions, Map<String, String> aliases) implements Step {
        public Register {
            versions = List.copyOf(versions);
            aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
        }
    }

    /// Runs a program. Its result is never taken from the cache, because nobody knows what it depends on.
    ///
    /// @param folder below the folder commands may use; empty for a fresh one that is removed afterwards
    /// @param environment beside what every command is told
    record Command(
            String name, List<String> words, Optional<String> folder, Map<String, String> environment, Duration timeout)
            implements Step {
        public Command {
            Objects.requireNonNull(folder);
            Objects.requireNonNull(timeout);
            words = List.copyOf(words);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        }
    }
}
