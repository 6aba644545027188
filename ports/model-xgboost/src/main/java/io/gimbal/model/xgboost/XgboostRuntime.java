package io.gimbal.model.xgboost;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.model.Encoding;
import io.gimbal.model.ModelDescription;
import io.gimbal.model.ModelDirectory;
import io.gimbal.model.ModelRuntime;
import io.gimbal.model.Predictor;
import io.gimbal.model.Rows;
import java.nio.file.Path;

/// Runs boosted trees without native code.
public final class XgboostRuntime implements ModelRuntime {
    /// The payload as XGBoost itself writes and reads it.
    static final String TREES_FILE = "trees.json";

    @Override
    public String flavour() {
        return XgboostTrainer.NAME;
    }

    @Override
    public Predictor open(ModelDescription description, Path directory) {
        byte[] trees = ModelDirectory.readPayload(directory, description.file(TREES_FILE));
        byte[] inputs = ModelDirectory.readPayload(directory, description.file(EncodedInputs.FILE));
        try {
            Encoding encoding =
                    new Encoding(Json.read(inputs, EncodedInputs.class).features());
            return new TreesPredictor(encoding, BoostedTreesReader.read(trees, encoding.width()));
        } catch (CodedException e) {
            throw new CodedException(ErrorCode.CORRUPT, "the model makes no sense: " + e.getMessage(), e);
        }
    }

    private record TreesPredictor(Encoding encoding, BoostedTrees trees) implements Predictor {
        @Override
        public double[] predict(Rows rows) {
            double[] encoded = new double[encoding.width()];
            float[] single = new float[encoding.width()];
            double[] predictions = new double[rows.size()];
            for (int row = 0; row < predictions.length; row++) {
                encoding.encode(rows, row, encoded);
                for (int i = 0; i < single.length; i++) {
                    single[i] = (float) encoded[i];
                }
                predictions[row] = trees.predict(single, 0);
            }
            return predictions;
        }
    }
}
