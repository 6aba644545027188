package io.gimbal.tracking;

import java.util.Locale;

/// Whether an experiment or run is there or only kept. Not a promotion stage.
public enum LifecycleStage {
    ACTIVE,
    DELETED;

    /// As stored and shown: `active`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static LifecycleStage parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
