package io.gimbal.monitoring;

import io.gimbal.core.CodedException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Which chunk a prediction belongs to and when that chunk is complete. A chunk is one day of event time in UTC.
///
/// @param closesAfter how long after the end of the day its labels are waited for
public record ChunkPolicy(Duration closesAfter) {
    /// Whether more is expected of a chunk.
    public enum Status {
        /// The day or the wait for its labels is not over; numbers may still move.
        PROVISIONAL,
        /// Alerts are decided on it; what comes later changes no decision.
        COMPLETE
    }

    public ChunkPolicy {
        if (closesAfter.isNegative()) {
            throw CodedException.invalidArgument("a chunk closes after its end, not " + closesAfter + " after it");
        }
    }

    /// @throws CodedException UNSUPPORTED for chunks other than a day
    public static ChunkPolicy of(Duration length, Duration closesAfter) {
        if (!length.equals(Duration.ofDays(1))) {
            throw CodedException.unsupported("a chunk is one day (1d), not " + length);
        }
        return new ChunkPolicy(closesAfter);
    }

    public LocalDate dayOf(Instant eventTime) {
        return LocalDate.ofInstant(eventTime, ZoneOffset.UTC);
    }

    /// The event time at which the chunk of a day is complete.
    public Instant closesAt(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(closesAfter);
    }

    /// @param watermark everything before it has arrived
    public Status status(LocalDate day, Instant watermark) {
        return watermark.isBefore(closesAt(day)) ? Status.PROVISIONAL : Status.COMPLETE;
    }

    /// The days that become complete while the watermark moves, oldest first; days without a prediction are among
    /// them. A watermark that stands still or goes back closes nothing.
    public List<LocalDate> closing(Instant from, Instant to) {
        LocalDate first = firstOpenAt(from);
        LocalDate end = firstOpenAt(to);
        return first.isBefore(end) ? first.datesUntil(end).toList() : List.of();
    }

    private LocalDate firstOpenAt(Instant watermark) {
        return dayOf(watermark.minus(closesAfter));
    }
}
