package io.gimbal.examples.taxi.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gimbal.client.GimbalClient;
import io.gimbal.examples.taxi.replay.Trip;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With a server that knows a trip for every so many seconds, and shows 10000 of them at most.
final class ValidTripsTest {
    private static final LocalDate DAY = LocalDate.of(2020, 3, 15);
    private static final Pattern SPAN =
            Pattern.compile("pickup_at >= timestamp '(.*?)' and pickup_at < timestamp '(.*?)'");

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private ValidTrips trips;
    private long everySeconds = 3_600;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/data/query", this::answer);
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        trips = new ValidTrips(new Datasets(GimbalClient.of(address)));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(sent);
        Matcher span = SPAN.matcher(sent);
        List<Long> found = span.find() ? pickups(time(span.group(1)), time(span.group(2))) : List.of();
        String rows = found.stream().limit(10_000).map(ValidTripsTest::row).collect(Collectors.joining(","));
        byte[] body =
                "{\"rows\":[%s],\"row_count\":%d}".formatted(rows, found.size()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private List<Long> pickups(long from, long until) {
        return LongStream.range(from, until)
                .filter(second -> second % everySeconds == 0)
                .boxed()
                .toList();
    }

    private static long time(String text) {
        return Instant.parse(text.replace(' ', 'T') + (text.length() == 16 ? ":00Z" : "Z"))
                .getEpochSecond();
    }

    private static String row(long second) {
        return "[%d,%d,74,42,2.5,10.0]".formatted(second * 1_000_000, (second + 600) * 1_000_000);
    }

    @Test
    void aTripIsReadWithTheIdOfItsEvent() {
        Trip trip = trips.trips(DAY).getFirst();

        assertThat(trip.id()).isEqualTo("2020-03-15T00:00:00Z|2020-03-15T00:10:00Z|74|42|2.5");
        assertThat(trip.predictionId()).isEqualTo("trip-" + trip.id());
        assertThat(trip.duration()).isEqualTo(10);
        assertThat(trip.hour()).isZero();
        assertThat(trip.weekend()).isTrue();
    }

    @Test
    void someDaysAreReadAtOnce() {
        assertThat(trips.trips(DAY)).hasSize(24);
        assertThat(trips.trips(DAY.plusDays(1)))
                .hasSize(24)
                .allMatch(it -> it.day().equals(DAY.plusDays(1)));
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatDoesNotFitIntoOneAnswerIsAskedForInPieces() {
        everySeconds = 60;
        assertThat(trips.trips(DAY)).hasSize(1_440).doesNotHaveDuplicates();
        assertThat(asked).hasSize(3);
    }
}
