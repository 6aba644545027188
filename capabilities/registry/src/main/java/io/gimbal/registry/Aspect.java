package io.gimbal.registry;

import java.util.Locale;

/// In what versions differ: the context of a change.
public enum Aspect {
    /// Commit, changes to it, command.
    CODE,
    PARAMS,
    /// Versions of datasets by digest.
    DATA,
    /// Feature services and views that were read.
    FEATURES,
    /// Software, machine and seeds.
    ENVIRONMENT,
    /// The stored model itself: content, signature.
    MODEL,
    /// What was measured.
    METRICS;

    /// As on the wire and on pages: `params`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
