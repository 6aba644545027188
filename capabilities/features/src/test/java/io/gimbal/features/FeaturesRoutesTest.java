package io.gimbal.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonObject;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Through a real server on the embedded stores.
final class FeaturesRoutesTest {
    private static final String TRIP = """
            {"id": "a", "event_time": "2020-03-10T11:50:00Z", "pickup_zone": 74, "dropoff_zone": 75, "duration": 12.5}""";

    @TempDir
    private Path folder;

    private DeclaredRig rig;
    private TestServer server;

    @BeforeEach
    void start() {
        rig = DeclaredRig.taxi(folder);
        server = TestServer.start(rig.features().routes());
    }

    @AfterEach
    void stop() {
        server.close();
        rig.close();
    }

    @Test
    void whatIsPushedIsSeenByTheNextLookup() {
        TestResponse pushed = server.post("/api/v1/sources/trips/events", "[" + TRIP + "]");
        assertThat(pushed.text()).isEqualTo("{\"accepted\":1,\"repeated\":0,\"late\":0}");
        JsonObject looked = lookup("{\"pickup_zone\": 74, \"dropoff_zone\": 75}");
        assertThat(looked.object("zone_activity__zone_trips_1h").toString())
                .isEqualTo("{\"value\":1,\"age_seconds\":600.0,\"status\":\"PRESENT\"}");
        assertThat(looked.object("route_activity__route_minutes_7d").number("value"))
                .isEqualTo(12.5);
        assertThat(looked.object("zone__borough").toString())
                .isEqualTo("{\"value\":null,\"age_seconds\":null,\"status\":\"NOT_FOUND\"}");
        assertThat(lookup("{\"pickup_zone\": 74, \"event_time\": \"2020-03-10T11:49:59\"}")
                        .object("zone_activity__zone_trips_1h")
                        .integer("value"))
                .isZero();
    }

    @Test
    void pushingAgain_isARepetition() {
        server.post("/api/v1/features/push", "{\"source\": \"trips\", \"events\": [" + TRIP + "]}");
        TestResponse again =
                server.post("/api/v1/features/push", "{\"source\": \"trips\", \"events\": [" + TRIP + "]}");
        assertThat(again.text()).isEqualTo("{\"accepted\":0,\"repeated\":1,\"late\":0}");
        TestResponse other = server.post("/api/v1/sources/trips/events", "[" + TRIP.replace("12.5", "13") + "]");
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    void eventTimeIsToldOfWhatIsPushed() {
        server.post("/api/v1/sources/trips/events", "[" + TRIP + "]");

        assertThat(rig.noted()).containsExactly(Instant.parse("2020-03-10T11:50:00Z"));
    }

    @Test
    void whatClaimsToComeFromTheFutureIsRefused_aDayAheadIsNot() {
        String tomorrow = TRIP.replace("2020-03-10T11:50:00Z", "2020-03-11T12:00:00Z");
        String later = TRIP.replace("\"a\"", "\"b\"").replace("2020-03-10T11:50:00Z", "9999-12-31T00:00:00Z");

        TestResponse refused = server.post("/api/v1/sources/trips/events", "[" + tomorrow + "," + later + "]");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains("[1].event_time: event time is at most a day ahead of the clock, which says"
                        + " 2020-03-10T12:00:00Z: 9999-12-31T00:00:00Z has not come yet")
                .doesNotContain("[0]");
        assertThat(rig.noted()).isEmpty();
        assertThat(server.post("/api/v1/sources/trips/events", "[" + tomorrow + "]")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void allThatIsWrongWithEventsIsSaid_andNothingIsTaken() {
        String bad = """
                [%s, {"id": "b"}, 7, {"id": "c", "event_time": "2020-03-10", "zone": 1}]""".formatted(TRIP);
        TestResponse refused = server.post("/api/v1/sources/trips/events", bad);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains("[1]: the event has no event_time")
                .contains("[2]: expected an object, found a number")
                .contains("[3]: unknown field");
        assertThat(lookup("{\"pickup_zone\": 74}")
                        .object("zone_activity__zone_trips_1h")
                        .integer("value"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/sources/trip/events | [] | 404 | did you mean",
                "/api/v1/sources/TRIPS/events | [] | 400 | not a name for a source",
                "/api/v1/sources/trips/events | {} | 400 | expected an array",
                "/api/v1/sources/trips/events | [ | 400 | line 1",
                "/api/v1/features/push | {\"source\": \"trips\"} | 400 | events",
                "/api/v1/features/push | {\"source\": \"trips\", \"event\": []} | 400 | did you mean",
                "/api/v1/features/lookup | {\"service\": \"trip\", \"entities\": []} | 404 | trip_duration",
                "/api/v1/features/lookup | {\"service\": \"trip_duration\"} | 400 | entities",
                "/api/v1/features/lookup | {\"service\": \"trip_duration\", \"entities\": [7]} | 400 | entities[0]",
                "/api/v1/features/lookup | {\"service\": \"trip_duration\", \"entities\": [{\"zone\": 1}]} | 400 | pickup_zone",
                "/api/v1/features/lookup | {\"service\": \"trip_duration\", \"entities\": [{\"pickup_zone\": \"1\"}]} | 400 | expected long",
                "/api/v1/features/lookup | {\"service\": \"trip_duration\", \"event_time\": \"x\", \"entities\": []} | 400 | ISO-8601",
                "/api/v1/training-sets?time=at | {} | 400 | service",
                "/api/v1/training-sets?service=trip_duration&time=at&label_known_at=x | {} | 400 | needs",
                "/api/v1/features/materialize | {\"source\": \"trips\"} | 400 | until",
                "/api/v1/features/materialize | {\"source\": \"trips\", \"until\": \"2020-03-01\"} | 409 | add data",
                "/api/v1/features/materialize | {\"source\": \"trip\", \"until\": \"2020-03-01\"} | 404 | did you mean",
                "/api/v1/features/materialize | {\"until\": \"2020-03-01\", \"from\": 1} | 400 | unknown field"
            })
    void badRequestsAreRefusedClearly(String path, String body, int status, String message) {
        TestResponse refused = server.post(path, body);
        assertThat(refused.status()).as("%s", refused.text()).isEqualTo(status);
        assertThat(refused.text()).contains(message);
    }

    @Test
    void tooMuchAtOnce_isRefused() {
        assertThat(server.post("/api/v1/sources/trips/events", "[" + "1,".repeat(10_000) + "1]")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aFileOfHistoryGoesIn_andATrainingSetComesOut() throws IOException {
        String trips = """
                pickup_at,dropoff_at,pickup_zone,dropoff_zone,distance,duration
                2020-03-10T11:40:00,2020-03-10T11:50:00,74,75,1,10
                2020-03-10T11:50:00,2020-03-10T12:10:00,74,75,2,20
                2020-03-11T11:50:00,2020-03-11T12:10:00,74,75,2,20
                """;
        rig.ingest("trips", 3, DataFiles.csv(Files.writeString(folder.resolve("trips.csv"), trips)));
        String until = "{\"until\": \"2020-03-10T23:00:00\"}";
        assertThat(server.post("/api/v1/features/materialize", until).text()).isEqualTo("""
                {"until":"2020-03-10T23:00:00Z","sources":[{"source":"trips","dataset":"dataset:taxi/trips@3",\
                "accepted":2,"repeated":0,"late":0}]}""");
        String trip = "{\"source\": \"trips\", \"until\": \"2020-03-10T23:00:00\"}";
        assertThat(server.post("/api/v1/features/materialize", trip).text())
                .contains("\"accepted\":0,\"repeated\":0,\"late\":0");
        assertThat(server.post("/api/v1/sources/trips/events", """
                [{"id": "2020-03-10T11:40:00Z|2020-03-10T11:50:00Z|74|75|1", "pickup_at": "2020-03-10T11:40:00Z",
                "event_time": "2020-03-10T11:50:00Z", "pickup_zone": 74, "dropoff_zone": 75, "distance": 1,
                "duration": 10}]""").text())
                .isEqualTo("{\"accepted\":0,\"repeated\":1,\"late\":0}");

        TestResponse built = csv("/api/v1/training-sets?service=trip_duration&time=at", """
                pickup_zone,dropoff_zone,at,label
                74,75,2020-03-10T12:10:00,x
                74,75,2020-03-10T12:00:00,y
                """);
        assertThat(built.status()).as("%s", built.text()).isEqualTo(200);
        assertThat(built.header("Content-Type")).contains("application/vnd.apache.parquet");
        Frame rows = read(Files.write(folder.resolve("training.parquet"), built.bytes()));
        assertThat(rows.texts("label")).containsExactly("x", "y");
        assertThat(rows.reals("zone_activity__zone_minutes_1h")).containsExactly(15.0, 10.0);
        assertThat(built.header("Gimbal-Rows")).contains("2");
        nothingIsLeft();
    }

    @Test
    void aLabelThatWasNotKnown_leavesItsRowOut() {
        TestResponse built = csv(
                "/api/v1/training-sets?service=trip_duration&time=at&as_of=2020-03-10T12:05:00&label=label&label_known_at=at",
                """
                pickup_zone,dropoff_zone,at,label
                74,75,2020-03-10T12:10:00,x
                74,75,2020-03-10T12:00:00,y
                """);
        assertThat(built.status()).as("%s", built.text()).isEqualTo(200);
        assertThat(built.header("Gimbal-Rows")).contains("1");
        assertThat(built.header("Gimbal-Left-Out")).contains("1");
    }

    @Test
    void aServiceSaysWhatItTakesAndGives() {
        JsonObject service =
                server.get("/api/v1/features/services/trip_duration").object();
        assertThat(service.object("keys").toString()).isEqualTo("{\"pickup_zone\":\"long\",\"dropoff_zone\":\"long\"}");
        assertThat(service.object("inputs").fields().keySet()).containsExactly("distance", "hour", "weekend");
        assertThat(service.object("features").text("zone__borough")).isEqualTo("string");
        assertThat(server.get("/api/v1/features/services")
                        .object()
                        .array("services")
                        .size())
                .isEqualTo(1);
        assertThat(server.get("/api/v1/features/services/trip").status()).isEqualTo(404);
    }

    @Test
    void aFileThatDoesNotFit_isRefused_andLeavesNothing() throws IOException {
        String training = "/api/v1/training-sets?service=trip_duration&time=at";
        assertThat(csv(training, "zone,at\n1,2\n").text()).contains("no column \\\"pickup_zone\\\"");
        assertThat(csv(training, "").status()).isEqualTo(400);
        TestResponse damaged = server.send(
                "POST", training, BodyPublishers.ofString("PAR1"), "Content-Type", "application/vnd.apache.parquet");
        assertThat(damaged.status()).isEqualTo(400);
        assertThat(damaged.text()).contains("not a Parquet file");
        nothingIsLeft();
    }

    /// But for the copy of the journal, which stays while the server runs.
    private void nothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).singleElement().asString().contains("journal-");
        }
    }

    private TestResponse csv(String path, String content) {
        return server.send("POST", path, BodyPublishers.ofString(content), "Content-Type", "text/csv");
    }

    private JsonObject lookup(String entity) {
        TestResponse response = server.post(
                "/api/v1/features/lookup", "{\"service\": \"trip_duration\", \"entities\": [" + entity + "]}");
        assertThat(response.status()).as("%s", response.text()).isEqualTo(200);
        return ((JsonObject) response.object().array("vectors").items().getFirst()).object("features");
    }

    private Frame read(Path parquet) {
        try (QuerySession session = rig.engine().open(Duration.ofMinutes(1))) {
            session.register(
                    new RelationName("file"), new DataFiles(io.gimbal.query.FileFormat.PARQUET, List.of(parquet)));
            return session.frame(Query.of("select * from file"));
        }
    }
}
