package io.gimbal.features;

import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The rows of a source that were known at a moment, however they came: by file or pushed, each once.
/// Thread-safe.
public interface SourceExports {
    /// Writes them as Parquet with all columns of the source and `id`, the event's id; a source whose rows
    /// have no id of their own is without. They are in the order of event time, then id, whatever order
    /// they came in: equal rows give equal bytes.
    ///
    /// @param asOf rows that became known later are left out
    /// @param target must not exist yet
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such source, ALREADY_EXISTS if the
    ///     target exists
    Export write(SourceName source, Instant asOf, Path target);

    /// What was written.
    ///
    /// @param digest of the file's bytes
    /// @param from what was read: the dataset version if there is one, and the source
    record Export(Path path, long rowCount, Digest digest, List<AssetRef> from) {
        public Export {
            Objects.requireNonNull(path);
            Objects.requireNonNull(digest);
            from = List.copyOf(from);
        }
    }
}
