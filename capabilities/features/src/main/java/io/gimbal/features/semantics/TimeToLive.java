package io.gimbal.features.semantics;

import io.gimbal.features.EventTime;

/// Whether a row is too old to count. One function for training, lookup and forgetting.
public final class TimeToLive {
    private TimeToLive() {}

    /// @param ttl in microseconds; 0 is for ever. A row exactly as old as the ttl still counts
    public static boolean expired(long eventTime, AsOf asOf, long ttl) {
        return ttl != 0 && eventTime != EventTime.ALWAYS && eventTime < asOf.micros() - ttl;
    }
}
