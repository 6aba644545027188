package io.gimbal.model;

/// The arithmetic of one loaded model, behind the checks of [LoadedModel]. Thread-safe.
public interface Predictor extends AutoCloseable {
    /// One number a row; the same for a row alone as among others, to the last bit.
    ///
    /// @param rows have the model's inputs in its order, typed, with missing values treated as the model
    ///     declares
    double[] predict(Rows rows);

    /// Lets go of native memory and files, once, after the last prediction ended.
    @Override
    default void close() {}
}
