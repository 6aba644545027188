package io.gimbal.log;

import java.util.List;

/// A stretch of the log: where the records of a lane are from some offset to some other.
interface RecordSource {
    /// One answer holds about so much, so that a reader's memory is bounded whatever the records' size.
    long LARGEST_ANSWER = 8L << 20;

    /// The records from an offset on, in order; empty if this source ends before it.
    List<LogRecord> read(Lane lane, long from, int most);
}
