package io.gimbal.model.median;

import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.model.HyperParameter;
import io.gimbal.model.HyperParameter.Texts;
import io.gimbal.model.HyperParameter.WholeNumbers;
import io.gimbal.model.HyperParameterSchema;
import io.gimbal.model.HyperParameters;
import io.gimbal.model.MissingInputs;
import io.gimbal.model.MissingInputs.Policy;
import io.gimbal.model.ModelDescription;
import io.gimbal.model.ModelDirectory;
import io.gimbal.model.Signature;
import io.gimbal.model.Trainer;
import io.gimbal.model.TrainingProgress;
import io.gimbal.model.TrainingTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Medians by declared keys. The model takes its keys as inputs and no other column.
public final class MedianTableTrainer implements Trainer {
    static final String NAME = "median-table";

    private static final HyperParameterSchema SCHEMA = HyperParameterSchema.of(
            HyperParameter.required(
                    "keys",
                    new Texts(),
                    "what rows are grouped by, most important first; coarser levels drop the last"),
            HyperParameter.of(
                    "categories",
                    new Texts(),
                    JsonArray.of(),
                    "keys whose numbers are names, zone ids for example; texts are names anyway"),
            HyperParameter.of(
                    "bands",
                    new WholeNumbers(2, 10_000),
                    JsonValue.of(40),
                    "into how many bands of equal filling the other numbers are cut"),
            HyperParameter.of(
                    "minimum-rows",
                    new WholeNumbers(1, 1_000_000_000),
                    JsonValue.of(30),
                    "how many training rows a cell needs; others fall back to the coarser level"),
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
        TrainingTable keyed = table.select(given.texts("keys"));
        MissingInputs missing = MissingInputs.learn(given, keyed.features());
        MedianTable model = new MedianGrouping(
                        missing.apply(keyed.features()),
                        keyed.labels(),
                        given.texts("categories"),
                        (int) given.integer("bands"),
                        given.integer("minimum-rows"))
                .group(progress);
        ModelDescription draft =
                ModelDescription.draft(NAME, Signature.of(keyed), missing, given, seed, table, Map.of());
        return ModelDirectory.write(directory, draft, new TreeMap<>(Map.of(MedianTable.FILE, Json.write(model))));
    }
}
