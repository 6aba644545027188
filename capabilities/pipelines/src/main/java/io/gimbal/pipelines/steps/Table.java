package io.gimbal.pipelines.steps;

import io.gimbal.core.Digest;
import io.gimbal.query.DataFiles;
import java.util.List;

/// Rows that a step reads.
///
/// @param digest of their content
/// @param from addresses of the assets they come from; empty for what an earlier step made, which has
///     told already
record Table(DataFiles files, Digest digest, List<String> from) {
    Table {
        from = List.copyOf(from);
    }
}
