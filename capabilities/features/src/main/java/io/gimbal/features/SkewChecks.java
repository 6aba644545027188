package io.gimbal.features;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Compares the features that were served with those a training set has for the same keys and times. What
/// is compared with is derived from the journal, never from online state. Thread-safe.
public interface SkewChecks {
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such service
    Report check(Request request);

    /// Which predictions are looked at.
    ///
    /// @param from event time, included
    /// @param until event time, not included
    record Request(ServiceName service, Instant from, Instant until) {
        /// Before and after every event there may be.
        public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

        public static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

        public Request {
            Objects.requireNonNull(service);
            Objects.requireNonNull(from);
            Objects.requireNonNull(until);
        }

        public static Request ofAll(ServiceName service) {
            return new Request(service, FIRST, END);
        }
    }

    /// What was found.
    ///
    /// @param compared predictions
    /// @param mismatches predictions of which a feature differs
    /// @param byFeature how often each feature differs, by column
    /// @param examples the first few
    /// @param last the latest event time among them; empty if there were none
    record Report(
            long compared,
            long mismatches,
            Map<String, Long> byFeature,
            List<Example> examples,
            Optional<Instant> last) {
        public Report {
            byFeature = Map.copyOf(byFeature);
            examples = List.copyOf(examples);
            Objects.requireNonNull(last);
        }
    }

    /// One feature of one prediction that differs; empty is null.
    record Example(String id, String column, Optional<String> served, Optional<String> derived) {}
}
