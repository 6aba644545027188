package io.gimbal.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.cli.CommandLineFixture;
import io.gimbal.cli.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataVerbTest {
    private static final String VERSION = """
            {"asset":"dataset-version:taxi/trips@2","dataset":"trips","version":2,"parent":1,"digest":"sha256:ab",
             "rows":90,"read":100,"refused":{"unreadable":7,"span":0,"zone":3},"size":10,
             "contract":{"document":"c","version":"1","passed":%s,"refused_share":0.1,"clauses":[
               {"name":"volume","outcome":"failed","expected":"must be greater than 5000","measured":"90"}]},
             "columns":[],"files":[{"name":"a.csv","digest":"sha256:cd"}],"as_of":"2020-04-01T00:00:00Z",
             "added_by":"ada","why":"april","added_at":"2020-04-02T00:00:00Z"}
            """;

    @TempDir
    Path folder;

    private CommandLineFixture gimbal;

    @BeforeEach
    void start() throws IOException {
        gimbal = new CommandLineFixture(folder);
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    private Result add(int status, boolean passed) throws IOException {
        Files.writeString(folder.resolve("a.csv"), "x\n1\n");
        return gimbal.answering("/api/v1/uploads", 201, "{\"name\":\"a.csv\",\"digest\":\"sha256:cd\",\"size\":4}")
                .answering("/api/v1/datasets/trips/versions", status, VERSION.formatted(passed))
                .run("data", "add", "trips", "a.csv", "--why", "april");
    }

    @Test
    void addUploadsTheFilesAndTellsWhatWasRefusedByRule() throws IOException {
        Result result = add(201, true);

        assertThat(result.exitCode()).isZero();
        assertThat(gimbal.requests())
                .containsExactly(
                        "POST /api/v1/uploads?name=a.csv x\n1",
                        "POST /api/v1/datasets/trips/versions {\"files\":[{\"name\":\"a.csv\",\"digest\":\"sha256:cd\"}],"
                                + "\"replace\":false,\"why\":\"april\"}");
        assertThat(result.lines())
                .containsExactly(
                        "trips version 2: 90 of 100 rows read",
                        "digest    sha256:ab",
                        "goes on from version 1",
                        "refused   10 rows (10.0 %), by the first rule each broke:",
                        "  rule        rows",
                        "  unreadable     7",
                        "  zone           3",
                        "contract  passed",
                        "  failed    volume must be greater than 5000, measured 90");
    }

    @Test
    void addOfRowsThatAreThereSaysSo() throws IOException {
        assertThat(add(200, true).lines()).startsWith("nothing new, these rows are there already");
    }

    @Test
    void addOfAVersionThatDidNotPassEndsWithOne() throws IOException {
        Result result = add(201, false);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("contract  NOT PASSED");
    }

    @Test
    void addOfAFileThatIsNotThereSendsNothing() throws IOException {
        Files.createDirectory(folder.resolve("months"));
        Result missing = gimbal.run("data", "add", "trips", "b.csv");
        Result aFolder = gimbal.run("data", "add", "trips", "months");

        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("no file " + folder.resolve("b.csv"));
        assertThat(aFolder.err()).contains("is not a file");
        assertThat(gimbal.requests()).isEmpty();
    }

    @Test
    void withoutAVerbDatasetsAreListed() {
        Result result = gimbal.answering("/api/v1/datasets", 200, """
                        {"items":[{"asset":"dataset:taxi/trips","name":"trips","source":"trips","newest":%s},
                                  {"asset":"dataset:taxi/zones","name":"zones","source":"zones"}]}
                        """.formatted(VERSION.formatted(true)))
                .run("data");

        assertThat(result.lines())
                .containsExactly(
                        "dataset  version  rows  refused  contract  as of",
                        "trips          2    90       10  passed    2020-04-01T00:00:00Z",
                        "zones          –     –        –            nothing added yet");
    }

    @Test
    void logListsVersionsAndShowsOne() {
        gimbal.answering("/api/v1/datasets/trips/versions", 200, "{\"items\":[" + VERSION.formatted(false) + "]}")
                .answering("/api/v1/datasets/trips/versions/2", 200, VERSION.formatted(true));

        assertThat(gimbal.run("data", "log", "trips", "--limit", "1").lines().getLast())
                .isEqualTo(
                        "      2    90       10  NOT PASSED  2020-04-01T00:00:00Z  2020-04-02T00:00:00Z  ada  april");
        assertThat(gimbal.run("data", "log", "trips", "2").lines())
                .contains("added     2020-04-02T00:00:00Z by ada", "why       april", "file      a.csv");
        assertThat(gimbal.requests().getFirst()).isEqualTo("GET /api/v1/datasets/trips/versions?size=1");
    }

    @Test
    void logShowsRefusedRowsAsTheyStood() {
        Result result = gimbal.answering("/api/v1/datasets/trips/versions/newest/quarantine", 200, """
                        {"columns":[{"name":"gimbal_rule","type":"text"},{"name":"gimbal_row","type":"integer"},
                                    {"name":"distance","type":"text"}],
                         "rows":[["distance",7,"0.00"]],"row_count":4}
                        """)
                .run("data", "log", "trips", "--refused", "distance", "--limit", "1");

        assertThat(result.lines())
                .containsExactly(
                        "gimbal_rule  gimbal_row  distance",
                        "distance              7      0.00",
                        "1 of 4 rows; --limit shows more");
        assertThat(gimbal.requests())
                .containsExactly("GET /api/v1/datasets/trips/versions/newest/quarantine?limit=1&rule=distance");
    }

    @Test
    void diffShowsRowsColumnsAndFigures() {
        Result result =
                gimbal.answering("/api/v1/datasets/trips/diff", 200, """
                        {"dataset":"trips","from":1,"to":2,
                         "rows":{"from":10,"to":12,"added":3,"removed":1,"changed":2},
                         "schema":{"added":[{"name":"tip","type":"double"}],"removed":[],
                                   "changed":[{"column":"zone","from":"text","to":"integer"}]},
                         "profile":[{"column":"distance","from":{"missing":0,"distinct":9,"mean":2.5},
                                     "to":{"missing":1,"distinct":9,"mean":2.71828}}]}
                        """).run("data", "diff", "trips", "1", "2");

        assertThat(result.lines())
                .containsExactly(
                        "rows      10 -> 12: 3 added, 1 removed, 2 changed",
                        "column    + tip (double)",
                        "column    ~ zone: text -> integer",
                        "column    missing  distinct  mean",
                        "distance  0 -> 1          9  2.500 -> 2.718");
    }

    @Test
    void queryPrintsATableAndSaysWhenThereIsMore() {
        Result result = gimbal.answering("/api/v1/data/query", 200, """
                        {"columns":[{"name":"zone","type":"integer"},{"name":"name","type":"text"}],
                         "rows":[[74,"East Harlem"],[75,null]],"row_count":265}
                        """)
                .run("data", "query", "select 1", "--limit", "2", "--version", "zones=3");

        assertThat(result.lines())
                .containsExactly("zone  name", "  74  East Harlem", "  75  –", "2 of 265 rows; --limit shows more");
        assertThat(gimbal.requests())
                .containsExactly(
                        "POST /api/v1/data/query {\"sql\":\"select 1\",\"limit\":2,\"versions\":{\"zones\":3}}");
    }

    @Test
    void everyVerbAnswersInJsonToo() {
        String versions = "{\"items\":[]}";
        assertThat(gimbal.answering("/api/v1/datasets/trips/versions", 200, versions)
                        .run("data", "log", "trips", "--json")
                        .out()
                        .strip())
                .isEqualTo(versions);
    }
}
