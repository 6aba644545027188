package io.gimbal.features;

import io.gimbal.query.DataFiles;
import java.nio.file.Path;
import java.util.Map;

/// Joins what was known of entities at given moments to rows of a spine. Thread-safe.
///
/// Every row of the spine gives one row, in the same order, with all its columns and one more for each feature,
/// called `view__feature`. A feature's value is the one a lookup at the row's time would have given, to the
/// bit, had every event up to then arrived; null where a lookup has no value.
public interface TrainingSets {
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such service, INVALID_ARGUMENT if the
    /// spine lacks a     column or has a time that is null, if a file does not fit its source, ALREADY_EXISTS
    /// if the target exists
    TrainingSet build(Request request);

    /// What is wanted.
    ///
    /// @param spine with the join keys of the service, a time, and any other columns
    /// @param timeColumn of the spine
    /// @param files with more rows of some sources, besides those that were pushed; a row that is in both
    /// counts once     if its source declares an id. A source without id is read from its files alone where it
    /// has some
    /// @param target a Parquet file that must not exist yet
    record Request(
            ServiceName service, DataFiles spine, String timeColumn, Map<SourceName, DataFiles> files, Path target) {
        public Request {
            files = Map.copyOf(files);
        }
    }
}
