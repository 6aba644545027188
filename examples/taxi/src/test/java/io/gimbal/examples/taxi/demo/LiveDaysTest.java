package io.gimbal.examples.taxi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.gimbal.client.GimbalClient;
import io.gimbal.client.JsonText;
import io.gimbal.examples.taxi.replay.Replay;
import io.gimbal.examples.taxi.replay.TripStream;
import io.gimbal.examples.taxi.report.Report.DayFigures;
import io.gimbal.examples.taxi.server.Endpoint;
import io.gimbal.examples.taxi.server.EventTime;
import io.gimbal.examples.taxi.server.Features;
import io.gimbal.examples.taxi.server.Monitors;
import io.gimbal.examples.taxi.server.Pipelines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With a server on which nothing has happened.
final class LiveDaysTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 4, 1);
    private static final Duration CLOSES_AFTER = Duration.ofHours(3);

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private HttpServer server;
    private LiveDays live;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/api/v1/event-time", "{}");
        answer("/api/v1/features/materialize", "{}");
        answer("/api/v1/alerts", "{\"items\":[]}");
        answer("/api/v1/retrainings", "{\"items\":[]}");
        answer("/api/v1/endpoints/trip-duration", "{\"served_by\":\"champion\",\"champion\":{},\"engagements\":[]}");
        answer("/api/v1/monitors/trip-duration/chunks", "{\"items\":[]}");
        server.start();
        GimbalClient client = GimbalClient.of(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        LiveDays.Services services = new LiveDays.Services(
                new Features(client),
                new Endpoint(client),
                new EventTime(client),
                new Monitors(client),
                new Pipelines(client));
        Narrator narrator = new Narrator(new PrintStream(told, true, StandardCharsets.UTF_8), false);
        live = new LiveDays(services, narrator, 3, CLOSES_AFTER);
    }

    private void answer(String path, String body) {
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void daysWithoutTripsHaveRowsWithoutErrors() {
        LocalDate last = FIRST.plusDays(2);
        TripStream nobody = new TripStream(List.of(), FIRST, last, _ -> List.of());

        new Replay(nobody, live, FIRST, last, CLOSES_AFTER).run();

        assertThat(live.days())
                .extracting(DayFigures::day)
                .containsExactly(FIRST, FIRST.plusDays(1), FIRST.plusDays(2));
        assertThat(live.days())
                .allSatisfy(day -> assertThat(JsonText.pretty(day))
                        .contains("\"trips\" : 0")
                        .doesNotContain("mae", "NaN"));
        assertThat(told.toString(StandardCharsets.UTF_8).lines()).anyMatch(line -> line.matches(" *2020-04-02 +0 .*"));
        assertThat(live.tally().maeServed()).isEmpty();
    }
}
