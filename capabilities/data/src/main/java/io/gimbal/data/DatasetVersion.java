package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Immutable content under a name. Two versions of one dataset may have equal content; their numbers tell them
/// apart.
///
/// @param number 1 for the first of its dataset
/// @param parent the number of the version it continues
/// @param asOf the event time at which it was taken
public record DatasetVersion(
        DatasetName dataset, long number, Optional<Long> parent, DatasetContent content, Instant asOf) {
    public DatasetVersion {
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(content);
        Objects.requireNonNull(asOf);
        if (number < 1 || parent.orElse(0L) >= number) {
            throw CodedException.invalidArgument(
                    "version " + number + " of " + dataset + " cannot continue " + parent.orElse(0L));
        }
    }

    public static DatasetVersion first(DatasetName dataset, DatasetContent content, Instant asOf) {
        return new DatasetVersion(dataset, 1, Optional.empty(), content, asOf);
    }

    /// The version after this one, with other content.
    public DatasetVersion next(DatasetContent replacement, Instant replacedAt) {
        return new DatasetVersion(dataset, number + 1, Optional.of(number), replacement, replacedAt);
    }

    public Digest digest() {
        return content.digest();
    }
}
