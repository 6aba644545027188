package io.gimbal.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.TestDatabases;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Data as a client sees it.
final class DataRoutesTest {
    private static final String LINES = """
            2020-03-31 10:00:00,2020-03-31 10:20:00,74,2.5
            2020-03-31 11:00:00,2020-03-31 11:20:00,75,3
            soon,,74,2
            """;

    @TempDir
    private Path folder;

    private DataFixtures fixtures;
    private TestServer server;

    @BeforeEach
    void start() {
        fixtures = DataFixtures.on(TestDatabases.sqlite(folder), folder).apply();
        server = TestServer.start(fixtures.data().routes());
    }

    @AfterEach
    void stop() {
        server.close();
        fixtures.close();
    }

    private String upload(String name, String content) {
        TestResponse stored = server.send(
                "POST",
                "/api/v1/uploads?name=" + name,
                BodyPublishers.ofString(content),
                "Content-Type",
                "application/octet-stream");
        assertThat(stored.status()).isEqualTo(201);
        return stored.object().text("digest");
    }

    private TestResponse add(String name, String content) {
        String digest = upload(name, content);
        return server.post(
                "/api/v1/datasets/trips/versions",
                "{\"files\": [{\"name\": \"" + name + "\", \"digest\": \"" + digest + "\"}]}");
    }

    @Test
    void aFileIsUploadedAddedAndLookedAt() {
        TestResponse added = add("trips_2020-03.csv", DataFixtures.HEADER + LINES);

        assertThat(added.status()).isEqualTo(201);
        JsonObject version = added.object();
        assertThat(version.text("asset")).isEqualTo("dataset-version:taxi/trips@1");
        assertThat(version.integer("rows")).isEqualTo(2);
        assertThat(version.integer("read")).isEqualTo(3);
        assertThat(version.object("refused").integer("unreadable")).isEqualTo(1);
        assertThat(version.object("contract").flag("passed")).isTrue();
        assertThat(version.has("parent")).isFalse();
        assertThat(version.text("added_by")).isEqualTo("tester");
        assertThat(version.text("why")).isEqualTo("added trips_2020-03.csv");

        JsonObject rows = server.get("/api/v1/datasets/trips/versions/newest/rows?limit=1")
                .object();
        assertThat(rows.array("rows").toString())
                .isEqualTo("[[\"2020-03-31T10:00:00Z\",\"2020-03-31T10:20:00Z\",74,2.5,20.0,"
                        + "\"2020-03-31T10:00:00Z|74|2.5\"]]");
        assertThat(rows.integer("row_count")).isEqualTo(2);
        JsonObject refused = server.get("/api/v1/datasets/trips/versions/1/quarantine?rule=unreadable")
                .object();
        assertThat(refused.array("rows").toString())
                .isEqualTo("[[\"unreadable\",\"trips_2020-03.csv\",3,\"soon\",null,\"74\",\"2\"]]");
        JsonObject profile =
                server.get("/api/v1/datasets/trips/versions/1/profile").object();
        assertThat(profile.integer("row_count")).isEqualTo(2);
        assertThat(profile.array("columns").items()).hasSize(5);
    }

    @Test
    void theSameAgainIsTheSameVersionAndNotCreated() {
        add("trips_2020-03.csv", DataFixtures.HEADER + LINES);
        TestResponse again = add("trips_2020-03.csv", DataFixtures.HEADER + LINES);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.object().integer("version")).isEqualTo(1);
        assertThat(server.get("/api/v1/datasets/trips/versions")
                        .object()
                        .array("items")
                        .items())
                .hasSize(1);
    }

    @Test
    void filesThatAreOnlyCheckedAreJudgedAndMakeNoVersion() {
        TestResponse checked = check("trips_2020-03.csv", DataFixtures.HEADER + LINES);

        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.object().integer("rows")).isEqualTo(2);
        assertThat(checked.object().object("refused").integer("unreadable")).isEqualTo(1);
        assertThat(checked.object().object("contract").flag("passed")).isTrue();
        assertThat(check("trips_2020-03.csv", "a,b\n1,2\n").detail())
                .contains("trips_2020-03.csv", "has no column \"lpep_pickup_datetime\"");
        assertThat(server.get("/api/v1/datasets/trips/versions")
                        .object()
                        .array("items")
                        .items())
                .isEmpty();
    }

    private TestResponse check(String name, String content) {
        String digest = upload(name, content);
        return server.post(
                "/api/v1/datasets/trips/versions",
                "{\"files\": [{\"name\": \"" + name + "\", \"digest\": \"" + digest + "\"}], \"check\": true}");
    }

    @Test
    void versionsAreListedComparedAndAsked() {
        add("trips_2020-03.csv", DataFixtures.HEADER + LINES);
        add("trips_2020-03.csv", DataFixtures.HEADER + LINES.replace("2.5", "4").replace("11:20", "11:30"));

        assertThat(server.get("/api/v1/datasets").object().array("items").toString())
                .contains("\"name\":\"trips\"", "\"version\":2", "\"name\":\"zones\"");
        assertThat(server.get("/api/v1/datasets/trips/versions?size=1").text()).contains("\"version\":2", "\"next\":");
        JsonObject difference =
                server.get("/api/v1/datasets/trips/diff?from=1&to=2").object();
        assertThat(difference.object("rows").toString())
                .isEqualTo("{\"from\":2,\"to\":2,\"added\":1,\"removed\":1,\"changed\":1}");
        JsonObject answer = server.post(
                        "/api/v1/data/query",
                        "{\"sql\": \"select max(distance) as far from trips\", \"versions\": {\"trips\": 1}}")
                .object();
        assertThat(answer.array("rows").toString()).isEqualTo("[[3.0]]");
        assertThat(answer.array("columns").toString()).isEqualTo("[{\"name\":\"far\",\"type\":\"double\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "GET ; /api/v1/datasets/tripz ; `` ; 404 ; did you mean \"trips\"?",
                "GET ; /api/v1/datasets/Trips/versions ; `` ; 400 ; not a dataset's name",
                "GET ; /api/v1/datasets/trips/versions/1 ; `` ; 404 ; it has none yet",
                "GET ; /api/v1/datasets/trips/versions/newest/rows ; `` ; 404 ; has no version yet",
                "GET ; /api/v1/datasets/trips/versions/last ; `` ; 400 ; or newest",
                "GET ; /api/v1/datasets/trips/versions/1/rows?limit=0 ; `` ; 400 ; limit",
                "GET ; /api/v1/datasets/trips/diff?from=1 ; `` ; 400 ; to",
                "POST ; /api/v1/datasets/trips/versions ; {\"files\": []} ; 400 ; no file is named",
                "POST ; /api/v1/datasets/trips/versions ; {\"files\": [{\"name\": \"a.csv\", \"digest\": \"x\"}]} ; 400 ; digest",
                "POST ; /api/v1/datasets/trips/versions ; {\"file\": []} ; 400 ; files",
                "POST ; /api/v1/data/query ; {\"sql\": \"selec 1\"} ; 400 ; syntax error",
                "POST ; /api/v1/data/query ; {\"sql\": \"select 1\", \"limit\": 100000} ; 400 ; limit",
                "POST ; /api/v1/uploads ; {} ; 400 ; what is the file called",
                "POST ; /api/v1/uploads?name=..%2Fx.csv ; {} ; 400 ; not a file's name",
            })
    void badInputIsRefusedByName(String method, String path, String body, int status, String named) {
        TestResponse response = method.equals("GET") ? server.get(path) : server.post(path, body);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.detail()).contains(named);
    }
}
