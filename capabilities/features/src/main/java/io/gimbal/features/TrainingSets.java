package io.gimbal.features;

import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.query.DataFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Joins what was known of entities at given moments to rows of a spine. Thread-safe.
///
/// Every row of the spine whose label was known gives one row, in the same order, with all its columns and
/// one more for each feature, called `view__feature`. A feature's value is the one a lookup at the row's
/// time would have given, to the bit, had every event up to then arrived; null where a lookup has no value.
public interface TrainingSets {
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such service, INVALID_ARGUMENT if the
    ///     spine lacks a column or has a time that is null, ALREADY_EXISTS if the target exists
    TrainingSet build(Request request);

    /// What the features of a service would be made of. Reads every event, so it takes a moment.
    ///
    /// @param asOf events that became known later are not counted
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such service
    Basis basis(ServiceName service, Instant asOf);

    /// What is wanted.
    ///
    /// @param spine with the join keys of the service, a time, and any other columns
    /// @param timeColumn of the spine
    /// @param asOf events and labels that became known later are not used; empty uses all there are
    /// @param label rows without one are left out; empty keeps every row
    /// @param target a Parquet file that must not exist yet
    record Request(
            ServiceName service,
            DataFiles spine,
            String timeColumn,
            Optional<Instant> asOf,
            Optional<Label> label,
            Path target) {
        public Request {
            Objects.requireNonNull(service);
            Objects.requireNonNull(spine);
            Objects.requireNonNull(asOf);
            Objects.requireNonNull(label);
        }

        /// All rows of the spine with all events there are.
        public static Request of(ServiceName service, DataFiles spine, String timeColumn, Path target) {
            return new Request(service, spine, timeColumn, Optional.empty(), Optional.empty(), target);
        }
    }

    /// What a model learns to say.
    ///
    /// @param column of the spine
    /// @param knownAt the column of the spine with the time from which on it was known; empty if it always
    ///     was
    record Label(String column, Optional<String> knownAt) {
        public Label {
            Objects.requireNonNull(column);
            Objects.requireNonNull(knownAt);
        }
    }

    /// What features are made of.
    ///
    /// @param digest of the definitions and of all events that were known: the same digest, the same value
    ///     of every feature for every spine
    /// @param from the service, and what its rows were read from
    record Basis(Digest digest, List<AssetRef> from) {
        public Basis {
            Objects.requireNonNull(digest);
            from = List.copyOf(from);
        }
    }
}
