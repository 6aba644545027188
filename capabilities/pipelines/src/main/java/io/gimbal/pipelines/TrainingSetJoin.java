package io.gimbal.pipelines;

import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.query.DataFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The port to the features: what was known of entities at given moments, joined to rows. Thread-safe.
public interface TrainingSetJoin {
    /// What a feature service gives, and what its values would be computed from.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND with the nearest name
    Service describe(String project, String service, Instant asOf);

    /// Writes the spine's rows in their order, with their columns and one more for each feature.
    ///
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if the spine lacks a column, ALREADY_EXISTS
    ///     if the target exists
    void join(Request request);

    /// @param spine with the join keys of the service, its inputs, a time, and any other columns
    /// @param timeColumn of the spine: each feature is as a lookup at that moment would have given it
    /// @param asOf later events are not used
    /// @param target a Parquet file that must not exist yet
    record Request(String project, String service, DataFiles spine, String timeColumn, Instant asOf, Path target) {
        public Request {
            Objects.requireNonNull(spine);
            Objects.requireNonNull(asOf);
            Objects.requireNonNull(target);
        }
    }

    /// @param columns in the order models get them: inputs, then features
    /// @param digest of the definitions and of all events that were known: equal values of every feature
    ///     for every
    ///     spine if it is equal
    /// @param from what is read, for the graph
    record Service(List<FeatureColumn> columns, Digest digest, List<AssetRef> from) {
        public Service {
            Objects.requireNonNull(digest);
            columns = List.copyOf(columns);
            from = List.copyOf(from);
        }
    }

    /// @param column in the table: `zone__borough`, or an input's name
    /// @param address in declarations: `zone.borough`, or an input's name
    /// @param view the feature view; empty for an input
    record FeatureColumn(String column, String address, Optional<AssetRef> view) {
        public FeatureColumn {
            Objects.requireNonNull(view);
        }

        public boolean isInput() {
            return view.isEmpty();
        }
    }
}
