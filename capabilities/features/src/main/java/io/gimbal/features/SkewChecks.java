package io.gimbal.features;

import io.gimbal.query.DataFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares the features that were served with those a training set has for the same keys and times. What is
/// compared with is derived from the journal, never from online state. Thread-safe.
public interface SkewChecks {
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such service, INVALID_ARGUMENT if a
    /// column is     missing or of another type
    Report check(Request request);

    /// What was served.
    ///
    /// @param served one row for each prediction: join keys, time, and a column for each feature of the
    /// service, called     as in a training set
    /// @param timeColumn the event time of the lookup
    /// @param idColumn names the prediction in the report
    record Request(ServiceName service, DataFiles served, String timeColumn, String idColumn) {}

    /// @param compared predictions
    /// @param mismatches predictions of which a feature differs
    /// @param byFeature how often each feature differs, by column
    /// @param examples the first few
    record Report(long compared, long mismatches, Map<String, Long> byFeature, List<Example> examples) {
        public Report {
            byFeature = Map.copyOf(byFeature);
            examples = List.copyOf(examples);
        }
    }

    /// One feature of one prediction that differs; empty is null.
    record Example(String id, String column, Optional<String> served, Optional<String> derived) {}
}
