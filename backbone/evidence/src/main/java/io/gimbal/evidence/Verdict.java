package io.gimbal.evidence;

import io.gimbal.core.CodedException;
import java.util.Locale;

/// What a check found.
public enum Verdict {
    /// It is as it should be.
    PASSED,
    /// It is not as it should be.
    FAILED,
    /// It could not be said: no data, too little data, or the check itself failed. Never counts as passed.
    UNDEFINED;

    /// As written in interfaces: `passed`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if there is no such verdict
    public static Verdict parse(String text) {
        return switch (text) {
            case "passed" -> PASSED;
            case "failed" -> FAILED;
            case "undefined" -> UNDEFINED;
            default ->
                throw CodedException.invalidArgument(
                        "not a verdict: \"" + text + "\", expected passed, failed or undefined");
        };
    }
}
