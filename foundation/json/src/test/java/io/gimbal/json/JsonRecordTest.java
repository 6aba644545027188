package io.gimbal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.Problem;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class JsonRecordTest {
    enum Outcome {
        PASSED,
        NOT_FOUND
    }

    record TripId(String value) {
        TripId {
            if (value.isEmpty()) {
                throw CodedException.invalidArgument("a trip id cannot be empty");
            }
        }
    }

    record Stop(int zone, Optional<String> note) {}

    record Trip(
            TripId id,
            Instant eventTime,
            LocalDate day,
            Duration limit,
            double fare,
            long meters,
            boolean shared,
            BigInteger huge,
            Outcome outcome,
            Digest digest,
            DataSize size,
            List<Stop> stops,
            Set<Outcome> seen,
            Map<TripId, Double> prices,
            JsonValue extra,
            Optional<Instant> endedAt,
            Optional<List<Integer>> ratings) {}

    record Tree(String name, List<Tree> children) {}

    record Narrow(int count) {}

    private static final Trip TRIP = new Trip(
            new TripId("t-1"),
            Instant.parse("2020-03-14T08:30:00.123456Z"),
            LocalDate.parse("2020-03-14"),
            Duration.ofMinutes(90),
            12.5,
            1L << 60,
            true,
            BigInteger.TWO.pow(70),
            Outcome.NOT_FOUND,
            Digest.of("x"),
            DataSize.ofMegabytes(3),
            List.of(new Stop(74, Optional.of("door")), new Stop(75, Optional.empty())),
            new LinkedHashSet<>(List.of(Outcome.PASSED)),
            Map.of(new TripId("a"), 1.25),
            JsonObject.builder().put("k", 1).build(),
            Optional.empty(),
            Optional.of(List.of(1, 2)));

    @Test
    void aRecordIsWrittenInSnakeCaseWithoutEmptyOptionals() {
        assertThat(new String(Json.write(TRIP), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"t-1\",\"event_time\":\"2020-03-14T08:30:00.123456Z\",\"day\":\"2020-03-14\","
                        + "\"limit\":\"PT1H30M\",\"fare\":12.5,\"meters\":1152921504606846976,\"shared\":true,"
                        + "\"huge\":1180591620717411303424,\"outcome\":\"not-found\",\"digest\":\"" + Digest.of("x")
                        + "\",\"size\":\"3 MB\",\"stops\":[{\"zone\":74,\"note\":\"door\"},{\"zone\":75}],"
                        + "\"seen\":[\"passed\"],\"prices\":{\"a\":1.25},\"extra\":{\"k\":1},\"ratings\":[1,2]}");
    }

    @Test
    void whatIsWrittenReadsBackTheSame() {
        assertThat(Json.read(Json.write(TRIP), Trip.class)).isEqualTo(TRIP);
    }

    @Test
    void optionalComponentsMayBeAbsentOrNull() {
        assertThat(Json.read("{\"zone\":1}", Stop.class)).isEqualTo(new Stop(1, Optional.empty()));
        assertThat(Json.read("{\"zone\":1,\"note\":null}", Stop.class)).isEqualTo(new Stop(1, Optional.empty()));
    }

    @Test
    void wholeDoublesAreWholeNumbersAndWholeNumbersAreDoubles() {
        assertThat(Json.read("{\"count\":3.0}", Narrow.class)).isEqualTo(new Narrow(3));
        assertThat(Json.fromValue(JsonValue.of(3), Double.class)).isEqualTo(3.0);
    }

    @Test
    void unknownFieldsAreRefusedWithTheNearestName() {
        assertThatThrownBy(() -> Json.read("{\"zone\":1,\"notes\":\"x\"}", Stop.class))
                .hasMessage("field \"notes\" is not known (did you mean \"note\"?)")
                .asInstanceOf(type(CodedException.class))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
                    assertThat(e.problems().getFirst().hint()).contains("did you mean \"note\"?");
                    assertThat(e.problems().getFirst().location().source()).isEqualTo("notes");
                });
    }

    @Test
    void everyRefusalNamesThePath() {
        JsonObject trip = (JsonObject) Json.toValue(TRIP);

        assertThatThrownBy(() -> read(trip.toBuilder().put("stops", Json.parse("[{\"zone\":1},{\"zone\":\"x\"}]"))))
                .hasMessage("field \"stops[1].zone\" expected a whole number of 32 bits, found \"x\"");
        assertThatThrownBy(() -> read(trip.toBuilder().put("stops", Json.parse("[{}]"))))
                .hasMessage("field \"stops[0].zone\" is missing");
        assertThatThrownBy(() -> read(trip.toBuilder().put("prices", Json.parse("{\"b\":null}"))))
                .hasMessage("field \"prices.b\" expected a number, found null");
        assertThatThrownBy(() -> read(trip.toBuilder().put("event_time", "yesterday")))
                .hasMessage("field \"event_time\" expected an instant like 2026-11-21T08:30:00Z, found \"yesterday\"");
        assertThatThrownBy(() -> read(trip.toBuilder().put("outcome", "not-fond")))
                .hasMessage("field \"outcome\" \"not-fond\" is not known (did you mean \"not-found\"?)");
        assertThatThrownBy(() -> read(trip.toBuilder().put("outcome", "NOT_FOUND")))
                .hasMessageStartingWith("field \"outcome\" \"NOT_FOUND\" is not known");
        assertThatThrownBy(() -> read(trip.toBuilder().put("seen", Json.parse("[\"passed\",\"passed\"]"))))
                .hasMessage("field \"seen[1]\" stands twice in a set");
        assertThatThrownBy(() -> read(trip.toBuilder().put("id", "")))
                .hasMessage("field \"id\" a trip id cannot be empty");
        assertThatThrownBy(() -> read(trip.toBuilder().put("id", 7))).hasMessage("field \"id\" expected text, found 7");
        assertThatThrownBy(() -> Json.read("{\"count\":2147483648}", Narrow.class))
                .hasMessage("field \"count\" expected a whole number of 32 bits, found 2147483648");
        assertThatThrownBy(() -> Json.read("[]", Narrow.class)).hasMessage("expected an object, found an array");
        assertThatThrownBy(() -> Json.read("{\"name\":\"a\",\"children\":[{\"name\":\"b\"}]}", Tree.class))
                .hasMessage("field \"children[0].children\" is missing");
    }

    private static void read(JsonObject.Builder builder) {
        Json.fromValue(builder.build(), Trip.class);
    }

    @Test
    void recordsMayContainThemselves() {
        Tree tree = new Tree("a", List.of(new Tree("b", List.of())));

        assertThat(Json.read(Json.write(tree), Tree.class)).isEqualTo(tree);
    }

    @Test
    void componentsOfTheCallersTypeAreWritten() {
        assertThat(Json.toValue(Page.last(List.of(new Stop(1, Optional.empty())))))
                .hasToString("{\"items\":[{\"zone\":1}]}");
        assertThat(Json.toValue(Map.of("a", List.of(Outcome.PASSED, new TripId("x"), 1, 2.5, true))))
                .hasToString("{\"a\":[\"passed\",\"x\",1,2.5,true]}");
    }

    @Test
    void numbersJsonDoesNotHaveAreRefusedWithThePath() {
        assertThatThrownBy(() -> Json.toValue(Map.of("mae", Double.NaN)))
                .hasMessage("field \"mae\" JSON has no NaN: only finite numbers")
                .asInstanceOf(type(CodedException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
    }

    record Span(double low, double high) {
        Span {
            if (low > high) {
                throw CodedException.of(Problem.in("high", "is below the low end"));
            }
            if (low < 0) {
                throw CodedException.unsupported("a span below zero");
            }
        }
    }

    record Spans(List<Span> spans) {}

    @Test
    void whatARecordRefusesOfAComponentIsSaidOfThat() {
        assertThatThrownBy(() -> Json.read("{\"spans\":[{\"low\":1,\"high\":2},{\"low\":3,\"high\":2}]}", Spans.class))
                .hasMessage("field \"spans[1].high\" is below the low end")
                .asInstanceOf(type(CodedException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .satisfies(e ->
                        assertThat(e.problems()).containsExactly(Problem.in("spans[1].high", "is below the low end")));
    }

    @Test
    void whatARecordDoesNotOfferIsUnsupported() {
        assertThatThrownBy(() -> Json.read("{\"spans\":[{\"low\":-1,\"high\":2}]}", Spans.class))
                .hasMessage("field \"spans[0]\" a span below zero")
                .asInstanceOf(type(CodedException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED))
                .satisfies(e -> assertThat(e.problems().getFirst().code()).isEqualTo(ErrorCode.UNSUPPORTED));
    }

    @Test
    void typesWithoutAJsonFormAreRefused() {
        assertThatThrownBy(() -> Json.toValue(new Thread())).hasMessageContaining("java.lang.Thread has no JSON form");
        assertThatThrownBy(() -> Json.fromValue(JsonNull.NULL, Object.class))
                .asInstanceOf(type(CodedException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED));
    }
}
