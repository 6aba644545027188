package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.mlflow.Fields;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.RunId;

/// Ids as a request gives them. What cannot be an id is one that nobody has.
final class Ids {
    private Ids() {}

    static RunId run(Fields fields) {
        return run(fields.text("run_id", "run_uuid"));
    }

    static RunId run(String text) {
        try {
            return new RunId(text);
        } catch (CodedException e) {
            throw noRun(text);
        }
    }

    static CodedException noRun(String text) {
        return CodedException.notFound("Run with id=" + text + " not found");
    }

    static ExperimentId experiment(Fields fields) {
        String text = fields.id("experiment_id");
        try {
            return new ExperimentId(text);
        } catch (CodedException e) {
            throw noExperiment(text);
        }
    }

    static CodedException noExperiment(String text) {
        return CodedException.notFound("No Experiment with id=" + text + " exists");
    }

    static LoggedModelId model(String text) {
        try {
            return new LoggedModelId(text);
        } catch (CodedException e) {
            throw noModel(text);
        }
    }

    static CodedException noModel(String text) {
        return CodedException.notFound("Logged model with ID '" + text + "' not found");
    }
}
