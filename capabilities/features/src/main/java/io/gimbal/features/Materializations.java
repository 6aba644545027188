package io.gimbal.features;

import io.gimbal.graph.AssetRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Brings what was ingested online: the rows of the newest dataset version of a source take the way of
/// pushed events, through the journal. What is there already is not taken again, so a run that was stopped
/// can be started again, and a row that is pushed later counts once. A version of a source without a time
/// column replaces all that was there, at once. Thread-safe.
public interface Materializations {
    /// The sources of which something was ingested, in order of declaration.
    List<SourceName> list();

    /// Takes the rows that became known up to a moment, that moment included. Asked for a later moment, it takes only
    /// what became known since, so that it may be called every day.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such source, FAILED_PRECONDITION if
    ///     nothing was ingested for it, CONFLICT if a row has the id of an event with other content
    Materialized materialize(SourceName source, Instant until);

    /// What became of a source's rows.
    ///
    /// @param from the dataset version they came from
    /// @param rows those that were looked at; not those of an earlier call
    record Materialized(SourceName source, AssetRef from, Ingested rows) {
        public Materialized {
            Objects.requireNonNull(source);
            Objects.requireNonNull(from);
            Objects.requireNonNull(rows);
        }
    }
}
