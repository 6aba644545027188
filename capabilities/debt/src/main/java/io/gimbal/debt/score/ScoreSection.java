package io.gimbal.debt.score;

import java.util.Locale;

/// The four sections of seven tests each.
public enum ScoreSection {
    DATA,
    MODEL,
    INFRASTRUCTURE,
    MONITORING;

    /// As written in interfaces: `data`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
