package io.gimbal.log;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Instant;

/// A record before it is in the log.
///
/// @param key records of one key are in one partition, in the order they were appended
/// @param eventTime when it happened out in the world; kept in microseconds
/// @param payload at most [#LARGEST_PAYLOAD] bytes; not copied, so it must not be changed any more
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path; never compared
public record NewRecord(String key, Instant eventTime, byte[] payload) {
    public static final int LARGEST_PAYLOAD = 16 << 20;

    public NewRecord {
        if (payload.length > LARGEST_PAYLOAD) {
            throw new CodedException(
                    ErrorCode.TOO_LARGE,
                    "a record of " + payload.length + " bytes; the log takes up to " + LARGEST_PAYLOAD);
        }
    }
}
