package io.gimbal.model.linear;

import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.model.Encoding;
import io.gimbal.model.HyperParameter;
import io.gimbal.model.HyperParameter.Numbers;
import io.gimbal.model.HyperParameter.Texts;
import io.gimbal.model.HyperParameter.WholeNumbers;
import io.gimbal.model.HyperParameterSchema;
import io.gimbal.model.HyperParameters;
import io.gimbal.model.MissingInputs;
import io.gimbal.model.MissingInputs.Policy;
import io.gimbal.model.ModelDescription;
import io.gimbal.model.ModelDirectory;
import io.gimbal.model.Rows;
import io.gimbal.model.Signature;
import io.gimbal.model.Trainer;
import io.gimbal.model.TrainingProgress;
import io.gimbal.model.TrainingTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Least squares with an intercept. Inputs are standardised, a small ridge keeps collinear ones apart (all
/// categories of an input and the intercept always are), and nothing is random.
public final class LinearTrainer implements Trainer {
    static final String NAME = "linear";

    private static final HyperParameterSchema SCHEMA = HyperParameterSchema.of(
            HyperParameter.of(
                    "categories",
                    new Texts(),
                    JsonArray.of(),
                    "inputs whose numbers are names, zone ids for example; texts are names anyway"),
            HyperParameter.of(
                    "maximum-categories",
                    new WholeNumbers(1, 10_000),
                    JsonValue.of(100),
                    "how many names of one input get a coefficient, the most frequent ones"),
            HyperParameter.of(
                    "ridge",
                    new Numbers(1e-12, 1e6),
                    JsonValue.of(1e-6),
                    "penalty on squared weights, per row, of standardised inputs"),
            MissingInputs.parameter(Policy.REFUSE, Policy.IMPUTE));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HyperParameterSchema hyperParameters() {
        return SCHEMA;
    }

    @Override
    public ModelDescription fit(
            TrainingTable table, JsonObject hyperParameters, long seed, TrainingProgress progress, Path directory) {
        HyperParameters given = SCHEMA.resolve(hyperParameters);
        MissingInputs missing = MissingInputs.learn(given, table.features());
        Rows rows = missing.apply(table.features());
        Encoding encoding = Encoding.learn(rows, given.texts("categories"), (int) given.integer("maximum-categories"));
        LeastSquares squares = new LeastSquares(rows, table.labels(), encoding);
        squares.collect(progress);
        LinearModel model = squares.solve(given.number("ridge"));
        progress.report(1, "solved");
        ModelDescription draft =
                ModelDescription.draft(NAME, Signature.of(table), missing, given, seed, table, Map.of());
        return ModelDirectory.write(directory, draft, new TreeMap<>(Map.of(LinearModel.FILE, Json.write(model))));
    }
}
