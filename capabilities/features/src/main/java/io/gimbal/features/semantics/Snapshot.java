package io.gimbal.features.semantics;

/// Which rows of a source without a time column count: a dataset version replaces everything that came before
/// its first row. What is pushed afterwards counts too, until the next version. Immutable.
///
/// @param version the newest dataset version that came in; empty before the first
/// @param first the sequence of its first row
public record Snapshot(String version, long first) {
    public static final Snapshot NONE = new Snapshot("", 0);

    /// @param from the version a row came with, as its id says
    public Snapshot advance(String from, long sequence) {
        return from.equals(version) ? this : new Snapshot(from, sequence);
    }
}
