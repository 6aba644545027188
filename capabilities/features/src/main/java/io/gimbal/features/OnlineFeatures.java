package io.gimbal.features;

import java.util.List;

/// Answers what is known of entities at a moment. Thread-safe. The value is the one a training set has for the
/// same keys and time, to the bit, if every event up to that time has arrived.
public interface OnlineFeatures {
    /// A vector for each row, in order. All rows of a call see the same events of a source, and each event
    /// entirely.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such service, INVALID_ARGUMENT if a key
    /// is unknown     or of another type, FAILED_PRECONDITION if a time is further back than the online store
    /// keeps, UNAVAILABLE     while the store is catching up with the log
    List<FeatureVector> lookup(ServiceName service, List<LookupRow> rows);
}
