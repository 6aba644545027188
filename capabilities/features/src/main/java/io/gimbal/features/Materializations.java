package io.gimbal.features;

import io.gimbal.query.DataFiles;
import java.time.Instant;

/// Brings the history of a source online: its rows take the way of pushed events, through the journal. What is
/// there already is not taken again, so a run that was stopped can be started again. Thread-safe.
public interface Materializations {
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such source, INVALID_ARGUMENT if a file
    /// does not     fit it, CONFLICT if a row has the id of an event with other content
    Ingested materialize(Request request);

    /// What is wanted.
    ///
    /// @param files rows of the source
    /// @param until rows that become visible later are left out
    record Request(SourceName source, DataFiles files, Instant until) {}
}
