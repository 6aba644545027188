package io.gimbal.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.features.FeatureValue.Flag;
import io.gimbal.features.FeatureValue.Moment;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Text;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventJsonTest {
    private static final EventSource TRIPS = FeaturesFixtures.trips();

    @Test
    void eventTimeIsAnotherNameOfTheTimeColumn() {
        SourceEvent event = read("""
                {"id": "t1", "event_time": "2020-03-01T12:30:00Z", "pickup_zone": 74, "duration": 12}""");
        assertThat(event.id()).isEqualTo("t1");
        assertThat(event.values())
                .containsEntry("dropoff_at", new Moment(1_583_065_800_000_000L))
                .containsEntry("pickup_zone", new Whole(74))
                .containsEntry("duration", new Real(12.0));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        SourceEvent event = read("""
                {"trip": "t1", "dropoff_at": "2020-03-01T12:30:00.000001Z", "duration": 0.1, "passengers": null}""");
        assertThat(EventJson.read(TRIPS, EventJson.write(TRIPS, event))).isEqualTo(event);
        SourceEvent zone = EventJson.read(FeaturesFixtures.zones(), object("""
                {"id": "z", "location": 1, "borough": "Queens", "airport": true}"""));
        assertThat(zone.values()).containsEntry("airport", new Flag(true)).containsEntry("borough", new Text("Queens"));
        assertThat(EventJson.read(FeaturesFixtures.zones(), EventJson.write(FeaturesFixtures.zones(), zone)))
                .isEqualTo(zone);
    }

    @Test
    void theDeclaredColumnsAreTheId_whenNoneIsSent() {
        assertThat(read("{\"trip\": \"t7\", \"event_time\": \"2020-03-01T12:30:00Z\"}")
                        .id())
                .isEqualTo("t7");
        EventSource several = FeaturesFixtures.source(
                new SourceName("trips"),
                Optional.of("at"),
                List.of("at", "zone", "miles", "flag"),
                new Availability.AtOnce(),
                "at timestamp, zone long, miles double, flag string");
        assertThat(EventJson.read(several, object("""
                        {"at": "2020-03-01", "zone": 5, "miles": 3, "flag": "a|b"}""")).id()).isEqualTo("2020-03-01T00:00:00Z|5|3|a\\|b");
        assertThat(EventJson.read(several, object("""
                        {"at": "2020-03-01", "zone": 5, "miles": 3.7, "flag": "a"}""")).id()).isEqualTo("2020-03-01T00:00:00Z|5|3.7|a");
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "5.0, 5",
        "3.7, 3.7",
        "0.0005, 0.0005",
        "0.00005, 5e-05",
        "10000000.5, 10000000.5",
        "1e16, 1e+16"
    })
    void aNumberHasOneText_aloneAndAmongOthers_sentOrNot(String sent, String text) {
        EventSource alone = numbered(List.of("miles"), "at timestamp, miles double");
        EventSource both = numbered(List.of("at", "miles"), "at timestamp, miles double");
        EventSource own = numbered(List.of("id"), "at timestamp, id double");
        String event = "{\"at\": \"2020-03-01\", \"miles\": " + sent + "}";
        assertThat(EventJson.read(alone, object(event)).id()).isEqualTo(text);
        assertThat(EventJson.read(both, object(event)).id()).isEqualTo("2020-03-01T00:00:00Z|" + text);
        assertThat(EventJson.read(own, object(event.replace("miles", "id"))).id())
                .isEqualTo(text);
    }

    private static EventSource numbered(List<String> id, String columns) {
        return FeaturesFixtures.source(
                new SourceName("trips"), Optional.of("at"), id, new Availability.AtOnce(), columns);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-03-01T12:30:00Z, 1583065800000000",
        "2020-03-01T12:30:00.5, 1583065800500000",
        "2020-03-01 12:30:00, 1583065800000000",
        "2020-03-01T14:30:00+02:00, 1583065800000000",
        "2020-03-01, 1583020800000000",
        "1969-12-31T23:59:59.999999Z, -1"
    })
    void timesWithoutZoneAreUtc(String text, long micros) {
        assertThat(TypedJson.micros("event_time", text)).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2020-13-01", "2020-03-01T12:30:00.0000001Z", "12:30"})
    void otherTimesAreRefused(String text) {
        assertThatThrownBy(() -> TypedJson.micros("event_time", text)).hasMessageContaining("time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event_time\":\"2020-03-01\"} | needs an id",
                "{\"id\":\"\",\"event_time\":\"2020-03-01\"} | needs an id",
                "{\"id\":true,\"event_time\":\"2020-03-01\"} | \"id\": expected text or a whole number, found true",
                "{\"id\":\"a\"} | has no event_time",
                "{\"id\":\"a\",\"event_time\":null} | has no event_time",
                "{\"id\":\"a\",\"event_time\":\"2020-03-01\",\"dropoff_at\":\"2020-03-02\"} | has two times",
                "{\"id\":\"a\",\"event_time\":\"2020-03-01\",\"zone\":1} | unknown field \"zone\"",
                "{\"id\":\"a\",\"event_time\":\"2020-03-01\",\"pickup_zone\":\"74\"} | expected long, found \"74\"",
                "{\"id\":\"a\",\"event_time\":\"2020-03-01\",\"pickup_zone\":7.5} | \"pickup_zone\"",
                "{\"id\":\"a\",\"event_time\":\"2020-03-01\",\"duration\":\"7\"} | expected double, found \"7\"",
                "{\"id\":\"a\",\"event_time\":1583065800} | expected timestamp"
            })
    void whatDoesNotFitIsRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining(message);
    }

    private static SourceEvent read(String text) {
        return EventJson.read(TRIPS, object(text));
    }

    private static JsonObject object(String text) {
        return (JsonObject) Json.parse(text);
    }
}
