package io.gimbal.pipelines;

import io.gimbal.core.Digest;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// How good models are on the same validation rows.
///
/// @param models as the step names them: an earlier step, or `model@alias`
/// @param views what each feature view gives the best of them; empty if that was not asked for
public record EvaluationFacts(Map<String, Judged> models, List<ViewValue> views) {

    /// A slice with fewer rows says nothing certain.
    public static final int FEWEST_ROWS_OF_A_SLICE = 200;

    /// One model.
    ///
    /// @param version the address of a registered one; empty for a model of this run
    /// @param evaluation what evidence of that type holds
    /// @param p99Milliseconds of single predictions; measured, so never twice the same
    /// @param bytes of the stored model
    public record Judged(
            Digest model, Optional<String> version, Errors evaluation, double p99Milliseconds, long bytes) {
        public Judged {
            Objects.requireNonNull(model);
            Objects.requireNonNull(version);
            Objects.requireNonNull(evaluation);
        }
    }

    /// How wrong predictions are.
    ///
    /// @param mae mean absolute error
    /// @param bias mean predicted minus mean observed
    /// @param worstSliceMae the largest of slices with at least [#FEWEST_ROWS_OF_A_SLICE] rows, if
    ///     there is any
    /// @param slices by feature and its value
    public record Errors(
            double mae,
            double bias,
            long rows,
            Optional<Double> worstSliceMae,
            Map<String, Map<String, SliceErrors>> slices) {
        public Errors {
            Objects.requireNonNull(worstSliceMae);
            slices = Collections.unmodifiableMap(new LinkedHashMap<>(slices));
        }
    }

    /// The same for some of the rows.
    public record SliceErrors(long rows, double mae, double bias) {}

    /// What a feature view gives a model.
    ///
    /// @param view the address of its asset
    /// @param model the step that trained the model that was trained again without it
    /// @param mae with the view
    /// @param maeWithout empty if the model cannot be trained without it
    /// @param distinct how many different rows its features have in the training part
    public record ViewValue(String view, String model, double mae, Optional<Double> maeWithout, long distinct) {
        public ViewValue {
            Objects.requireNonNull(maeWithout);
        }
    }

    public EvaluationFacts {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        views = List.copyOf(views);
    }

    public static EvaluationFacts read(JsonObject facts) {
        return Json.fromValue(facts, EvaluationFacts.class);
    }

    public JsonObject write() {
        return (JsonObject) Json.toValue(this);
    }
}
