package io.gimbal.e2e;

import static io.gimbal.e2e.TaxiFiles.TRIPS;
import static io.gimbal.e2e.TaxiFiles.WEATHER;
import static io.gimbal.e2e.TaxiFiles.ZONES;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.examples.taxi.demo.Main;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Data files that are missing, cut short or mistyped: named, and nothing comes in. One server sees them all, and after
/// them a good folder.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class BadDataIT {
    @TempDir
    private static Path shared;

    private static PackagedServer server;

    @TempDir
    private Path folder;

    private TaxiFiles files;

    @BeforeAll
    static void start() throws IOException {
        server = PackagedServer.start(shared.resolve("home"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void write() throws IOException {
        files = TaxiFiles.write(folder.resolve("data"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TRIPS, ZONES, WEATHER})
    @Order(1)
    void missing(String name) throws IOException {
        files.delete(name);
        refused(name.equals(TRIPS) ? "no trip files in " : name + " is missing");
    }

    /// The compressed file ends early, the others within a quoted value.
    @ParameterizedTest
    @ValueSource(strings = {TRIPS, ZONES, WEATHER})
    @Order(1)
    void cutShort(String name) throws IOException {
        files.cut(name, 3);
        refused(name);
    }

    @ParameterizedTest
    @CsvSource({TRIPS + ",trip_distance", ZONES + ",Borough", WEATHER + ",PRCP"})
    @Order(1)
    void withoutAColumn(String name, String column) throws IOException {
        files.rewrite(name, text -> text.replace(column, "something"));
        refused(name, "has no column \"" + column + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                TRIPS + "   | 2\\.5        | near    | trip_distance",
                ZONES + "   | (?m)^(\\d+), | zone$1, | LocationID",
                WEATHER + " | 0\\.12       | wet     | PRCP"
            })
    @Order(1)
    void ofAnotherType(String name, String good, String bad, String column) throws IOException {
        files.rewrite(name, text -> text.replaceAll(good, bad));
        refused(name, "\"" + column + "\" is never a ");
    }

    @Test
    @Order(2)
    void aGoodFolderComesInAfterThem() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        assertThat(tell(err)).as("too few trips to train on").isEqualTo(1);

        assertThat(versions()).isEqualTo(3);
    }

    private void refused(String... parts) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(tell(err)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("gimbal: ").contains(parts);
        assertThat(versions()).isZero();
    }

    private int tell(OutputStream err) {
        return Main.run(
                List.of(
                        "demo",
                        "--server",
                        server.address().toString(),
                        "--server-process",
                        Long.toString(server.processId()),
                        "--project",
                        System.getProperty("gimbal.taxi.project"),
                        "--train-days",
                        "14",
                        "--data",
                        files.folder().toString()),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /// Of all datasets together.
    private static long versions() {
        byte[] answer = server.client().get("/api/v1/datasets").bytes();
        return Json.read(answer, JsonObject.class).array("items").objects().stream()
                .filter(dataset -> dataset.has("newest"))
                .count();
    }
}
