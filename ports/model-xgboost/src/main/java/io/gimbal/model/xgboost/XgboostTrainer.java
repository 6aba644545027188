package io.gimbal.model.xgboost;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Boosted trees for squared error, grown on histograms by XGBoost. Training ends by comparing the trees as
/// they were stored with the library, to the last bit, so what was learned is what will be served.
public final class XgboostTrainer implements Trainer {
    static final String NAME = "xgboost";

    private static final int COMPARED_ROWS = 1000;

    private static final HyperParameterSchema SCHEMA = HyperParameterSchema.of(
            HyperParameter.of("rounds", new WholeNumbers(1, 10_000), JsonValue.of(200), "how many trees are grown"),
            HyperParameter.of("max-depth", new WholeNumbers(1, 16), JsonValue.of(6), "questions on the way to a leaf"),
            HyperParameter.of(
                    "learning-rate", new Numbers(1e-4, 1), JsonValue.of(0.1), "how much of its error a tree corrects"),
            HyperParameter.of("min-child-weight", new Numbers(0, 1e9), JsonValue.of(1), "how many rows a leaf needs"),
            HyperParameter.of("subsample", new Numbers(0.01, 1), JsonValue.of(1), "share of the rows each tree sees"),
            HyperParameter.of(
                    "column-sample", new Numbers(0.01, 1), JsonValue.of(1), "share of the features each tree sees"),
            HyperParameter.of("lambda", new Numbers(0, 1e9), JsonValue.of(1), "penalty on squared leaves"),
            HyperParameter.of("gamma", new Numbers(0, 1e9), JsonValue.of(0), "what a split has to gain"),
            HyperParameter.of("max-bins", new WholeNumbers(2, 65_536), JsonValue.of(256), "cells of a histogram"),
            HyperParameter.of(
                    "categories",
                    new Texts(),
                    JsonArray.of(),
                    "inputs whose numbers are names, zone ids for example; texts are names anyway"),
            HyperParameter.of(
                    "maximum-categories",
                    new WholeNumbers(1, 10_000),
                    JsonValue.of(100),
                    "how many names of one input become features, the most frequent ones"),
            MissingInputs.parameter(Policy.NATIVE, Policy.REFUSE, Policy.IMPUTE));

    private final int threads;

    /// One thread: a library thread that waits for another one spins, and on a machine with other work two
    /// threads were measured to be eight times slower than one.
    public XgboostTrainer() {
        this(1);
    }

    /// @param threads of the library; the bytes of the model do not depend on it
    public XgboostTrainer(int threads) {
        this.threads = threads;
    }

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
        XgboostNative.require();
        MissingInputs missing = MissingInputs.learn(given, table.features());
        Rows rows = missing.apply(table.features());
        Encoding encoding = Encoding.learn(rows, given.texts("categories"), (int) given.integer("maximum-categories"));
        TrainingMatrix matrix = TrainingMatrix.of(rows, encoding);
        byte[] trees = grow(matrix, table, given, seed, progress);
        Map<String, byte[]> payload = Map.of(
                XgboostRuntime.TREES_FILE, trees, EncodedInputs.FILE, Json.write(new EncodedInputs(encoding.terms())));
        ModelDescription draft = ModelDescription.draft(
                NAME, Signature.of(table), missing, given, seed, table, Map.of("xgboost", XgboostLibrary.version()));
        progress.report(1, "grew and compared all trees");
        return ModelDirectory.write(directory, draft, new TreeMap<>(payload));
    }

    private byte[] grow(
            TrainingMatrix matrix, TrainingTable table, HyperParameters given, long seed, TrainingProgress progress) {
        float[] labels = TrainingMatrix.labels(table);
        int trees = (int) given.integer("rounds");
        try (XgboostLibrary library = XgboostLibrary.train(matrix, labels, settings(given, seed), trees, progress)) {
            byte[] stored = library.stored();
            compare(BoostedTreesReader.read(stored, matrix.width()), library, matrix.head(COMPARED_ROWS));
            return stored;
        }
    }

    private Map<String, Object> settings(HyperParameters given, long seed) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("objective", "reg:squarederror");
        settings.put("tree_method", "hist");
        settings.put("max_depth", given.integer("max-depth"));
        settings.put("eta", given.number("learning-rate"));
        settings.put("min_child_weight", given.number("min-child-weight"));
        settings.put("subsample", given.number("subsample"));
        settings.put("colsample_bytree", given.number("column-sample"));
        settings.put("lambda", given.number("lambda"));
        settings.put("gamma", given.number("gamma"));
        settings.put("max_bin", given.integer("max-bins"));
        settings.put("seed", Math.floorMod(seed, Integer.MAX_VALUE)); // the library takes 31 bits
        settings.put("nthread", threads);
        settings.put("verbosity", 0);
        return settings;
    }

    private static void compare(BoostedTrees trees, XgboostLibrary library, TrainingMatrix matrix) {
        float[] expected = library.predict(matrix);
        for (int row = 0; row < expected.length; row++) {
            float own = trees.predict(matrix.values(), row * matrix.width());
            if (Float.floatToRawIntBits(own) != Float.floatToRawIntBits(expected[row])) {
                throw new CodedException(
                        ErrorCode.INTERNAL,
                        "the stored trees give " + own + " for training row " + row + ", the library " + expected[row]);
            }
        }
    }
}
