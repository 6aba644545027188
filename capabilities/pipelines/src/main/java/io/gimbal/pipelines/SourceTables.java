package io.gimbal.pipelines;

import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.query.DataFiles;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The port to where rows come from. Thread-safe.
public interface SourceTables {
    /// The rows of a source or dataset that were known at a moment, however they came (by file or pushed),
    /// each once: all columns of the source, and `id`, the event's id as text, where the source declares one.
    /// The same rows known give the same rows in the same order.
    ///
    /// @param project whose declarations the name is looked up among
    /// @param name of a dataset, or of a source
    /// @throws io.gimbal.core.CodedException NOT_FOUND with the nearest name, FAILED_PRECONDITION if it
    ///     has no rows yet
    KnownRows get(String project, String name, Instant asOf);

    /// @param files valid until the run that asked has ended
    /// @param digest of the content: equal rows, equal digest
    /// @param from what was read, for the graph: a dataset's version, or the source itself
    record KnownRows(DataFiles files, Digest digest, List<AssetRef> from) {
        public KnownRows {
            Objects.requireNonNull(files);
            Objects.requireNonNull(digest);
            from = List.copyOf(from);
        }
    }
}
