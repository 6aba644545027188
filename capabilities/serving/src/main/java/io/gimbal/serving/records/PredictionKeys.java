package io.gimbal.serving.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gimbal.kv.Key;
import io.gimbal.kv.KeyRange;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.PredictionId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Where predictions stand in the key-value store: `endpoint 0 time id`, so that a scan sees an endpoint's in order of
/// event time and id, and `endpoint 0 id`.
final class PredictionKeys {
    private static final Instant FIRST = Instant.parse("-9999-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private PredictionKeys() {}

    static Key id(EndpointName endpoint, PredictionId id) {
        byte[] prefix = prefix(endpoint);
        byte[] name = id.value().getBytes(UTF_8);
        return Key.of(ByteBuffer.allocate(prefix.length + name.length)
                .put(prefix)
                .put(name)
                .array());
    }

    static Key prediction(EndpointName endpoint, Instant eventTime, PredictionId id) {
        byte[] prefix = prefix(endpoint);
        byte[] name = id.value().getBytes(UTF_8);
        return Key.of(ByteBuffer.allocate(prefix.length + Long.BYTES + name.length)
                .put(prefix)
                .putLong(sortable(eventTime))
                .put(name)
                .array());
    }

    /// The predictions from a time on, up to before another.
    static KeyRange span(EndpointName endpoint, Instant from, Instant until) {
        return KeyRange.between(at(endpoint, from), at(endpoint, until));
    }

    private static Key at(EndpointName endpoint, Instant time) {
        byte[] prefix = prefix(endpoint);
        return Key.of(ByteBuffer.allocate(prefix.length + Long.BYTES)
                .put(prefix)
                .putLong(sortable(time))
                .array());
    }

    /// No name of an endpoint has a zero in it, so no prefix begins another.
    private static byte[] prefix(EndpointName endpoint) {
        return (endpoint + "\0").getBytes(UTF_8);
    }

    /// Unsigned bytes in the order of time.
    private static long sortable(Instant time) {
        Instant bounded = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        return micros(bounded) ^ Long.MIN_VALUE;
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
