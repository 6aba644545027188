package io.gimbal.model.linear;

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

/// Runs linear models.
public final class LinearRuntime implements ModelRuntime {
    @Override
    public String flavour() {
        return LinearTrainer.NAME;
    }

    @Override
    public Predictor open(ModelDescription description, Path directory) {
        byte[] payload = ModelDirectory.readPayload(directory, description.file(LinearModel.FILE));
        try {
            return new LinearPredictor(Json.read(payload, LinearModel.class));
        } catch (CodedException e) {
            throw new CodedException(ErrorCode.CORRUPT, LinearModel.FILE + " makes no sense: " + e.getMessage(), e);
        }
    }

    private static final class LinearPredictor implements Predictor {
        private final double intercept;
        private final Encoding encoding;
        private final double[] means;
        private final double[] coefficients;

        LinearPredictor(LinearModel model) {
            intercept = model.intercept();
            encoding = new Encoding(
                    model.terms().stream().map(LinearModel.Term::encoded).toList());
            means = model.terms().stream().mapToDouble(LinearModel.Term::mean).toArray();
            coefficients = model.terms().stream()
                    .mapToDouble(LinearModel.Term::coefficient)
                    .toArray();
        }

        @Override
        public double[] predict(Rows rows) {
            double[] values = new double[encoding.width()];
            double[] predictions = new double[rows.size()];
            for (int row = 0; row < predictions.length; row++) {
                encoding.encode(rows, row, values);
                double sum = intercept;
                for (int i = 0; i < values.length; i++) {
                    sum += coefficients[i] * (values[i] - means[i]);
                }
                predictions[row] = sum;
            }
            return predictions;
        }
    }
}
