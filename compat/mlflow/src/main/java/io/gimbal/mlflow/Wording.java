package io.gimbal.mlflow;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.function.Supplier;

/// The beginnings of messages by which MLflow's clients and tests know a refusal, before what our services say.
public final class Wording {
    private Wording() {}

    /// Does the work; when it is refused with that code, the refusal says these words instead.
    public static <T> T of(ErrorCode code, String words, Supplier<T> work) {
        try {
            return work.get();
        } catch (CodedException e) {
            if (e.code() != code) {
                throw e;
            }
            CodedException worded = new CodedException(code, words, e.problems());
            worded.initCause(e);
            throw worded;
        }
    }

    /// Work about one run, for which NOT_FOUND can only mean the run.
    public static <T> T ofRun(String id, Supplier<T> work) {
        return of(ErrorCode.NOT_FOUND, "Run with id=" + id + " not found", () -> ofActiveRun(id, work));
    }

    /// Work about one run, for which FAILED_PRECONDITION can only mean that it is deleted.
    public static <T> T ofActiveRun(String id, Supplier<T> work) {
        String deleted = "The run " + id + " must be in the 'active' state. Current state is deleted; restore it first";
        return of(ErrorCode.FAILED_PRECONDITION, deleted, work);
    }

    /// Work about one experiment, for which NOT_FOUND can only mean the experiment.
    public static <T> T ofExperiment(String id, Supplier<T> work) {
        return of(ErrorCode.NOT_FOUND, "No Experiment with id=" + id + " exists", () -> ofActiveExperiment(id, work));
    }

    /// Work about one experiment, for which FAILED_PRECONDITION can only mean that it is deleted.
    public static <T> T ofActiveExperiment(String id, Supplier<T> work) {
        String deleted =
                "The experiment " + id + " must be in the 'active' state. Current state is deleted; restore it first";
        return of(ErrorCode.FAILED_PRECONDITION, deleted, work);
    }
}
