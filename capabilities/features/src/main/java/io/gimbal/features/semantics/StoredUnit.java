package io.gimbal.features.semantics;

/// What is stored under one key.
public sealed interface StoredUnit permits TileGroup, RawTile, RowHistory {
    /// The canonical form: the same events have the same bytes, whatever order they came in.
    byte[] bytes();
}
