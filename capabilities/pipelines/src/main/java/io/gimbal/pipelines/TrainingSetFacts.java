package io.gimbal.pipelines;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How to read a training set: a Parquet file with the spine's columns, the features and [#PART].
///
/// @param time the column with the moment of each row
/// @param label the column with the answer
/// @param columns what models may get, in order
/// @param training rows
/// @param validation rows
public record TrainingSetFacts(String time, String label, List<Input> columns, long training, long validation) {
    /// The column that says which part a row belongs to.
    public static final String PART = "gimbal_part";

    public static final String TRAINS = "train";
    public static final String VALIDATES = "validate";

    /// What a model may get.
    ///
    /// @param column in the file: `zone__borough`
    /// @param address in declarations: `zone.borough`
    /// @param view the address of the feature view's asset; empty for an input of the service
    public record Input(String column, String address, Optional<String> view) {
        public Input {
            Objects.requireNonNull(view);
        }
    }

    public TrainingSetFacts {
        columns = List.copyOf(columns);
    }

    public static TrainingSetFacts read(JsonObject facts) {
        return Json.fromValue(facts, TrainingSetFacts.class);
    }

    public JsonObject write() {
        return (JsonObject) Json.toValue(this);
    }

    public List<String> addresses() {
        return columns.stream().map(Input::address).toList();
    }

    /// @throws CodedException INVALID_ARGUMENT with the nearest address
    public Input get(String address) {
        return columns.stream()
                .filter(input -> input.address().equals(address))
                .findFirst()
                .orElseThrow(() -> CodedException.invalidArgument("no feature or input \"" + address + "\""
                        + NearestName.hint(address, addresses())
                                .map(hint -> ", " + hint)
                                .orElse("")));
    }

    /// The columns of a model that does without some.
    ///
    /// @throws CodedException INVALID_ARGUMENT if one of these is not there
    public List<Input> without(List<String> addresses) {
        List<Input> left = addresses.stream().map(this::get).toList();
        return columns.stream().filter(input -> !left.contains(input)).toList();
    }
}
