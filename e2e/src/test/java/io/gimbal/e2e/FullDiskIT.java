package io.gimbal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import io.gimbal.client.GimbalClient;
import io.gimbal.client.GimbalException;
import io.gimbal.core.DataSize;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is really full: what is refused says so, what was acknowledged stays, and the server goes on once there
/// is room.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FullDiskIT {
    private static final int ROUNDS = 12;
    private static final int WRITES_WITH_ROOM = 20;

    @TempDir
    private Path folder;

    private SmallDisk disk;
    private PackagedServer server;
    private List<Writer> writers;

    @BeforeEach
    void start() throws IOException {
        disk = SmallDisk.mount(folder.resolve("disk"), DataSize.ofMegabytes(96))
                .orElseGet(() -> abort("this system lets nobody mount a small disk without privileges"));
        server = startServer();
        List<Load> loads = List.of(
                new MetricLoad(), new ChangeLoad(), new PredictionLoad(folder.resolve("models")), new EventLoad());
        loads.forEach(load -> load.prepare(server.client(), 1));
        writers = loads.stream().map(load -> new Writer(load, 0)).toList();
    }

    @AfterEach
    void stop() {
        if (disk != null) {
            server.close();
            disk.close();
        }
    }

    private PackagedServer startServer() throws IOException {
        return PackagedServer.start(folder.resolve("disk/home"), disk.around(), List.of());
    }

    @Test
    void refusesLosesNothingAndGoesOnWhenThereIsRoom() throws IOException {
        GimbalClient client = server.client();
        assertThat(readiness(client)).isEqualTo("ok");
        writeUntilFullAgainAndAgain(client);

        assertThat(readiness(client)).contains("0 MB free in ", "expected at least 32 MB");
        assertThat(client.get("/health/live").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/endpoints/effort").status()).isEqualTo(200);

        disk.freeAll();
        assertThat(readiness(client)).isEqualTo("ok");
        writers.forEach(writer -> writeWithRoom(writer, client));
        assertNothingIsLost(client);
    }

    @Test
    void aServerKilledOnAFullDiskStartsAgainWhenThereIsRoom() throws Exception {
        writeUntilFullAgainAndAgain(server.client());
        server.kill();
        disk.freeAll();
        server = startServer();

        GimbalClient client = server.client();
        writers.forEach(writer -> writeWithRoom(writer, client));
        assertNothingIsLost(client);
    }

    /// A little more room each time, so that it is another store that finds the disk full first.
    private void writeUntilFullAgainAndAgain(GimbalClient client) throws IOException {
        disk.fill();
        for (int round = 0; round < ROUNDS; round++) {
            for (Writer writer : writers) {
                assertFull(catchThrowableOfType(GimbalException.class, () -> writeOn(writer, client)));
            }
            Path upload = Files.write(folder.resolve("upload.csv"), new byte[4 << 20]);
            assertFull(catchThrowableOfType(
                    GimbalException.class, () -> client.upload("/api/v1/uploads?name=upload.csv", upload, _ -> {})));
            disk.free(DataSize.ofKilobytes(round * 60L));
        }
        disk.fill();
    }

    private static void writeOn(Writer writer, GimbalClient client) {
        while (true) {
            writer.write(client);
        }
    }

    private static void assertFull(GimbalException refusal) {
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo("no-space");
        assertThat(refusal.status()).isEqualTo(507);
        assertThat(refusal.retryable()).isTrue();
    }

    private static void writeWithRoom(Writer writer, GimbalClient client) {
        for (int i = 0; i < WRITES_WITH_ROOM; i++) {
            writer.write(client);
        }
    }

    private void assertNothingIsLost(GimbalClient client) throws IOException {
        Path upload = Files.writeString(folder.resolve("upload.csv"), "there is room");
        assertThat(client.upload("/api/v1/uploads?name=upload.csv", upload, _ -> {})
                        .status())
                .isEqualTo(201);
        long acknowledged = writers.stream().mapToLong(Writer::acknowledged).sum();
        long lost = writers.stream().mapToLong(writer -> writer.lost(client)).sum();
        System.out.println(
                "full disk: " + acknowledged + " acknowledged, " + (acknowledged - lost) + " found, " + lost + " lost");
        assertThat(acknowledged).isGreaterThan(writers.size() * (long) WRITES_WITH_ROOM);
        assertThat(lost).isZero();
        assertThat(read(client.get("/api/v1/audit/verification").bytes()).flag("sound"))
                .isTrue();
    }

    /// What is wrong with the room on the disk, or `ok`.
    private static String readiness(GimbalClient client) {
        try {
            return read(client.get("/health/ready").bytes()).object("checks").text("space");
        } catch (GimbalException e) {
            assertThat(e.status()).isEqualTo(503);
            return e.answer();
        }
    }

    private static JsonObject read(byte[] body) {
        return Json.read(body, JsonObject.class);
    }
}
