package io.gimbal.model.xgboost;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.model.TrainingProgress;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// A booster of the native library, from its first tree to its stored bytes. Not thread-safe; several may live
/// side by side.
final class XgboostLibrary implements AutoCloseable {
    private static final String STORED_FORM = "json";

    private final Booster booster;

    private XgboostLibrary(Booster booster) {
        this.booster = booster;
    }

    /// @param rounds how many trees
    /// @throws CodedException INTERNAL with the library's words if it gives up
    static XgboostLibrary train(
            TrainingMatrix matrix,
            float[] labels,
            Map<String, Object> settings,
            int rounds,
            TrainingProgress progress) {
        DMatrix data = null;
        Booster booster = null;
        try {
            data = dense(matrix);
            data.setLabel(labels);
            booster = XGBoost.train(data, settings, 1, Map.of(), null, null);
            for (int round = 1; round < rounds; round++) {
                progress.report(0.95 * round / rounds, "grew tree " + round + " of " + rounds);
                booster.update(data, round);
            }
            XgboostLibrary trained = new XgboostLibrary(booster);
            booster = null;
            return trained;
        } catch (XGBoostError e) {
            throw failure(e);
        } finally {
            if (data != null) {
                data.dispose();
            }
            if (booster != null) {
                booster.dispose();
            }
        }
    }

    /// The version the library's jar calls itself.
    static String version() {
        Properties properties = new Properties();
        try (InputStream in = Booster.class.getResourceAsStream("/xgboost4j-version.properties")) {
            properties.load(Objects.requireNonNull(in, "xgboost4j-version.properties"));
        } catch (IOException e) {
            throw CodedException.internal("the xgboost jar cannot be read", e);
        }
        return properties.getProperty("version", "unknown");
    }

    byte[] stored() {
        try {
            return booster.toByteArray(STORED_FORM);
        } catch (XGBoostError e) {
            throw failure(e);
        }
    }

    float[] predict(TrainingMatrix matrix) {
        DMatrix data = null;
        try {
            data = dense(matrix);
            float[][] predictions = booster.predict(data);
            float[] flat = new float[predictions.length];
            for (int row = 0; row < flat.length; row++) {
                flat[row] = predictions[row][0];
            }
            return flat;
        } catch (XGBoostError e) {
            throw failure(e);
        } finally {
            if (data != null) {
                data.dispose();
            }
        }
    }

    private static DMatrix dense(TrainingMatrix matrix) throws XGBoostError {
        return new DMatrix(matrix.values(), matrix.rows(), matrix.width(), Float.NaN);
    }

    private static CodedException failure(XGBoostError e) {
        String firstLine = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new CodedException(ErrorCode.INTERNAL, "xgboost gave up: " + firstLine, e);
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
