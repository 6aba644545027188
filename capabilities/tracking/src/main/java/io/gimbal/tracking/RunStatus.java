package io.gimbal.tracking;

import java.util.Locale;

/// How far a run has come.
public enum RunStatus {
    SCHEDULED,
    RUNNING,
    FINISHED,
    FAILED,
    KILLED;

    /// Whether it will not change by itself any more.
    public boolean ended() {
        return switch (this) {
            case SCHEDULED, RUNNING -> false;
            case FINISHED, FAILED, KILLED -> true;
        };
    }

    /// As stored and shown: `finished`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunStatus parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
