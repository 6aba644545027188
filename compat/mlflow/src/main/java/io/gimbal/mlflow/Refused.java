package io.gimbal.mlflow;

import io.gimbal.core.CodedException;
import io.gimbal.core.Excerpt;

/// The two refusals of a request's fields, in the words that MLflow's clients and tests look for.
final class Refused {
    private static final int SHOWN = 300;

    private Refused() {}

    /// @param path the field's, `metrics[0].timestamp`
    static CodedException missing(String path) {
        return CodedException.invalidArgument("Missing value for required parameter '" + path + "'.");
    }

    /// @param json the value as it was sent
    static CodedException invalid(String json, String path, String why) {
        return CodedException.invalidArgument(
                "Invalid value " + Excerpt.of(json, SHOWN) + " for parameter '" + path + "' supplied: " + why);
    }
}
