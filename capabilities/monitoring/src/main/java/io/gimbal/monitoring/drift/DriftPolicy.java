package io.gimbal.monitoring.drift;

import io.gimbal.core.CodedException;

/// When a column has moved.
///
/// @param minimumEffect the least limit, whatever the reference's own days do
/// @param minimumDistinct fewer different reference values than this get no verdict
/// @param deviations how many standard deviations above the mean of its own days the limit is
/// @param minimumDays a limit is learned from so many reference days at least
/// @param minimumRows a chunk with fewer usable values gets no verdict
/// @param alpha of all columns together; each is tested at alpha / columns
public record DriftPolicy(
        double minimumEffect, int minimumDistinct, double deviations, int minimumDays, int minimumRows, double alpha) {
    public static final DriftPolicy DEFAULT = new DriftPolicy(0.1, 20, 3, 3, 30, 0.05);

    public DriftPolicy {
        if (!(minimumEffect > 0) || !(deviations >= 0) || !(alpha > 0 && alpha < 1) || minimumDays < 2) {
            throw CodedException.invalidArgument(
                    "drift needs a minimum effect above 0, an alpha between 0 and 1 and 2 days, not " + minimumEffect
                            + ", " + alpha + " and " + minimumDays);
        }
    }
}
