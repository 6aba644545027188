package io.gimbal.tracking.models;

import java.util.Locale;

/// How far the saving of a model has come.
public enum LoggedModelStatus {
    UNSPECIFIED,
    PENDING,
    READY,
    UPLOAD_FAILED;

    /// As stored and shown: `upload-failed`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static LoggedModelStatus parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
