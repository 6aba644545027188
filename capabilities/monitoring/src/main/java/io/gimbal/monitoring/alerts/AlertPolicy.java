package io.gimbal.monitoring.alerts;

import io.gimbal.core.CodedException;
import io.gimbal.monitoring.Condition;
import io.gimbal.monitoring.Severity;
import java.time.Duration;

/// One declared alert.
///
/// @param when what is bad
/// @param clear what is healthy; between the two the alert stays as it is
/// @param minimumLabels a chunk with fewer says nothing either way, and ends a row
/// @param chunks how many bad chunks in a row raise it; the last so many are the alert's chunks
/// @param clearChunks how many healthy chunks in a row clear it
/// @param cooldown in event time: raised again, or acting again, only so long after the last time
/// @param immediate whether a single prediction may raise it before its chunk is complete
public record AlertPolicy(
        AlertName name,
        Severity severity,
        Condition when,
        Condition clear,
        long minimumLabels,
        int chunks,
        int clearChunks,
        Duration cooldown,
        boolean immediate,
        AlertActions actions) {
    public AlertPolicy {
        if (chunks < 1 || clearChunks < 1) {
            throw CodedException.invalidArgument(
                    "alert " + name + " needs at least 1 chunk in a row, not " + chunks + " and " + clearChunks);
        }
        if (minimumLabels < 0 || cooldown.isNegative()) {
            throw CodedException.invalidArgument("alert " + name + " has a negative minimum of labels or cooldown: "
                    + minimumLabels + ", " + cooldown);
        }
        if (severity != Severity.CRITICAL && !actions.isNone()) {
            throw CodedException.invalidArgument(
                    "only a CRITICAL alert acts; " + name + " is " + severity + " and has actions");
        }
        if (immediate && chunks != 1) {
            throw CodedException.invalidArgument(
                    "alert " + name + " is immediate and cannot wait for " + chunks + " chunks");
        }
    }
}
