package io.gimbal.features;

import io.gimbal.graph.AssetRef;
import io.gimbal.query.DataFiles;
import java.util.Objects;
import java.util.Optional;

/// The port to what was ingested for sources. Thread-safe.
public interface SourceRows {
    /// The newest version of the source's dataset; empty when nothing was ingested.
    Optional<Version> find(SourceName source);

    /// Never changes.
    ///
    /// @param dataset its address, the number of the version included
    /// @param rows every column of the source, of the type it declares
    record Version(AssetRef dataset, DataFiles rows) {
        public Version {
            Objects.requireNonNull(dataset);
            Objects.requireNonNull(rows);
        }
    }
}
