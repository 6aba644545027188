package io.gimbal.model.xgboost;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Whether XGBoost's native library works on this machine. Only training needs it.
public final class XgboostNative {
    private XgboostNative() {}

    /// What is wrong and what to install; empty if training works. The first call loads the library, which
    /// takes some hundred milliseconds.
    public static Optional<String> problem() {
        return Loaded.PROBLEM;
    }

    /// @throws CodedException UNAVAILABLE with the problem
    static void require() {
        problem().ifPresent(problem -> {
            throw new CodedException(ErrorCode.UNAVAILABLE, problem);
        });
    }

    private static final class Loaded {
        static final Optional<String> PROBLEM = load();
    }

    private static Optional<String> load() {
        try {
            new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
            return Optional.empty();
        } catch (LinkageError | RuntimeException | XGBoostError e) {
            return Optional.of(explain(e));
        }
    }

    static String explain(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(messages.isEmpty() ? "" : ": ").append(cause.getMessage());
        }
        if (messages.indexOf("libgomp") >= 0) {
            return "xgboost needs the openmp library libgomp.so.1, which is missing or damaged: install libgomp1 (Debian,"
                    + " Ubuntu) or libgomp (Fedora, Alpine)";
        }
        return "xgboost's native library does not load on " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ": " + messages;
    }
}
