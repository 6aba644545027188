package io.gimbal.serving.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.kv.Key;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.PredictionId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PredictionKeysTest {
    private static final EndpointName ENDPOINT = new EndpointName("taxi", "trip-duration");

    private static Key key(String time, String id) {
        return PredictionKeys.prediction(ENDPOINT, Instant.parse(time), new PredictionId(id));
    }

    @Test
    void areInOrderOfTimeThenId_alsoBefore1970() {
        List<Key> keys = List.of(
                key("0001-01-01T00:00:00Z", "z"),
                key("1969-12-31T23:59:59.999999Z", "b"),
                key("1970-01-01T00:00:00Z", "a"),
                key("1970-01-01T00:00:00Z", "b"),
                key("2020-03-15T12:00:00Z", "a"),
                key("2020-03-15T12:00:00Z", "aa"),
                key("2020-03-15T12:00:00.000001Z", "" + "A"),
                key("9999-12-31T23:59:59.999999Z", "a"));
        assertThat(keys).isSorted();
    }

    @Test
    void aSpanHoldsItsBeginningAndNotItsEnd_andNobodyElses() {
        var span = PredictionKeys.span(
                ENDPOINT, Instant.parse("2020-03-15T00:00:00Z"), Instant.parse("2020-03-16T00:00:00Z"));
        assertThat(span.contains(key("2020-03-15T00:00:00Z", "!"))).isTrue();
        assertThat(span.contains(key("2020-03-15T23:59:59.999999Z", "\ud83d\ude95")))
                .isTrue();
        assertThat(span.contains(key("2020-03-16T00:00:00Z", "!"))).isFalse();
        assertThat(Stream.of("trip-duration2", "trip", "trip-duratioN")
                        .map(name -> PredictionKeys.prediction(
                                new EndpointName("taxi", name),
                                Instant.parse("2020-03-15T12:00:00Z"),
                                new PredictionId("a")))
                        .filter(span::contains))
                .isEmpty();
        var all = PredictionKeys.span(ENDPOINT, Instant.MIN, Instant.MAX);
        assertThat(all.contains(key("0001-01-01T00:00:00Z", "a"))).isTrue();
        assertThat(all.contains(key("9999-12-31T23:59:59.999999Z", "a"))).isTrue();
    }
}
