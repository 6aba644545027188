package io.gimbal.tracking.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.DataSize;
import io.gimbal.core.PageRequest;
import io.gimbal.http.Caller;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.RawClient;
import io.gimbal.http.Route;
import io.gimbal.http.TestServer;
import io.gimbal.sql.TestDatabases;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Uploads that end too soon or come too slowly, over a real connection: nothing of them is seen, nothing is kept, and
/// the server goes on. For every route that takes files.
@Timeout(60)
public abstract class BrokenUploadContract {
    private static final String HALF = "x".repeat(5_000);
    private static final String WHOLE = "Content-Length: 10000";
    private static final String CHUNKED = "Transfer-Encoding: chunked";

    /// How a body is announced, and what comes of it.
    record Broken(String announced, String sent) {}

    static final List<Broken> BROKEN = List.of(
            new Broken(WHOLE, ""),
            new Broken(WHOLE, HALF),
            new Broken(CHUNKED, ""),
            new Broken(CHUNKED, "1388\r\n" + HALF + "\r\n"),
            new Broken(CHUNKED, "2710\r\n" + HALF),
            new Broken(CHUNKED, "1388\r\n" + HALF + "\r\n0\r\n"),
            new Broken(CHUNKED, "1388\r\n" + HALF + "\r\nnext\r\n"));

    @TempDir
    private Path folder;

    private final Semaphore begun = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private TrackingFixtures tracking;
    private Artifacts artifacts;
    private String run;
    private TestServer server;

    protected abstract List<Route> routes(TrackingFixtures tracking, Artifacts artifacts);

    /// `PUT /path`, for the file `a.bin` of a run.
    protected abstract String upload(String run);

    @BeforeEach
    void start() {
        tracking = TrackingFixtures.on(TestDatabases.sqlite(folder));
        artifacts = new ArtifactTree(
                tracking.database(),
                new LocalBlobStore(folder.resolve("blobs")),
                SqlTrackingStores.artifacts(),
                tracking::now);
        run = tracking.startRun().id().value();
        serve(Duration.ofSeconds(20));
    }

    private void serve(Duration bodyTimeout) {
        List<Route> watched =
                routes(tracking, artifacts).stream().map(this::watched).toList();
        server = TestServer.start(config(bodyTimeout), watched, _ -> new Caller("tester", true, Set.of("admin")));
    }

    private Route watched(Route route) {
        return new Route(route.method(), route.pattern(), route.body(), route.traits(), request -> {
            begun.release();
            try {
                return route.handler().handle(request);
            } finally {
                ended.release();
            }
        });
    }

    private static HttpConfig config(Duration bodyTimeout) {
        Duration others = Duration.ofSeconds(20);
        return new HttpConfig(
                "127.0.0.1",
                0,
                List.of(),
                DataSize.ofMegabytes(1),
                2,
                1,
                others,
                others,
                bodyTimeout,
                others,
                others,
                true);
    }

    @AfterEach
    void stop() {
        server.close();
        tracking.close();
    }

    @ParameterizedTest
    @FieldSource("BROKEN")
    void whatBreaksOffIsRefusedAndLeavesNothing(Broken upload) throws Exception {
        try (RawClient client = client(upload.announced())) {
            String answer = client.sendExactly(upload.sent()).endOutput().readAll();
            assertThat(answer).matches("(?s)(HTTP/1.1 [45].*)?").doesNotContain(folder.toString());
        }
        assertNothingIsKept();
        assertTheNextUploadIsStored();
    }

    @ParameterizedTest
    @FieldSource("BROKEN")
    void aClientThatVanishesLeavesNothing(Broken upload) throws Exception {
        try (RawClient client = client(upload.announced())) {
            client.sendExactly(upload.sent());
            begun.acquire();
        }
        ended.acquire();

        assertNothingIsKept();
        assertTheNextUploadIsStored();
    }

    @Test
    void whatWasThereStaysAsItWas() throws Exception {
        artifacts.put(path(), new ByteArrayInputStream("old".getBytes(StandardCharsets.UTF_8)));

        try (RawClient client = client(WHOLE)) {
            client.sendExactly(HALF).endOutput().readAll();
        }

        assertThat(artifacts.open(artifacts.get(path()))).hasContent("old");
        assertThat(files()).hasSize(1);
    }

    @Test
    void anUploadThatStopsComingIsCutOff() throws Exception {
        server.close();
        serve(Duration.ofMillis(300));

        try (RawClient client = client(WHOLE)) {
            client.sendExactly(HALF);
            ended.acquire();
            assertThat(client.readAll()).doesNotStartWith("HTTP/1.1 2");
        }

        assertNothingIsKept();
    }

    @Test
    void nothingIsSeenUntilAllHasCome() throws Exception {
        try (RawClient client = client(WHOLE)) {
            client.sendExactly(HALF);
            begun.acquire();
            assertThat(artifacts.list(ArtifactPath.ROOT, PageRequest.first(10)).items())
                    .isEmpty();

            assertThat(client.sendExactly(HALF).readAnswer()).startsWith("HTTP/1.1 20");
        }
        assertThat(artifacts.open(artifacts.get(path()))).hasContent(HALF + HALF);
    }

    private void assertNothingIsKept() throws IOException {
        assertThat(artifacts.list(ArtifactPath.ROOT, PageRequest.first(10)).items())
                .isEmpty();
        assertThat(files()).isEmpty();
    }

    private void assertTheNextUploadIsStored() throws IOException {
        try (RawClient client = client("Content-Length: 3")) {
            assertThat(client.sendExactly("abc").readAnswer()).startsWith("HTTP/1.1 20");
        }
        assertThat(artifacts.open(artifacts.get(path()))).hasContent("abc");
    }

    private RawClient client(String announced) throws IOException {
        return new RawClient(server.port())
                .send(upload(run) + " HTTP/1.1\nHost: localhost:" + server.port() + "\n" + announced + "\n\n");
    }

    private ArtifactPath path() {
        return new ArtifactPath("0/" + run + "/artifacts/a.bin");
    }

    /// Those of the blob store, temporary ones too.
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("blobs"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
