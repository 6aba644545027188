package io.gimbal.mlflow.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.SeededIdSource;
import io.gimbal.http.Caller;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.Method;
import io.gimbal.http.Route;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonObject;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowErrors;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.sql.TestDatabases;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.HostilePaths;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.artifacts.ArtifactTree;
import io.gimbal.tracking.models.LoggedModelDraft;
import io.gimbal.tracking.models.LoggedModels;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Artifacts as MLflow's clients see them.
final class ArtifactRoutesTest {
    static final List<String> HOSTILE = HostilePaths.ALL;

    private static final String TREE = "/api/2.0/mlflow-artifacts/artifacts";

    /// Where a call without a path in its address takes one.
    private static final Map<String, String> PATH_PARAMETERS = Map.of(
            "/mlflow-artifacts/artifacts", "path",
            "/mlflow/artifacts/list", "path",
            "/get-artifact", "path",
            "/model-versions/get-artifact", "path",
            "/mlflow/upload-artifact", "path",
            "/artifacts/directories", "artifact_directory_path",
            "/artifacts/files", "artifact_file_path");

    @TempDir
    private Path folder;

    private TrackingFixtures tracking;
    private Artifacts artifacts;
    private String run;
    private String model;
    private List<Route> routes;
    private TestServer server;

    @BeforeEach
    void start() {
        tracking = TrackingFixtures.on(TestDatabases.sqlite(folder));
        artifacts = new ArtifactTree(
                tracking.database(),
                new LocalBlobStore(folder.resolve("blobs")),
                SqlTrackingStores.artifacts(),
                tracking::now);
        LoggedModels models = new LoggedModels(
                tracking.database(),
                SqlTrackingStores.models(),
                tracking.experiments(),
                new SeededIdSource(2),
                tracking::now);
        run = tracking.startRun().id().value();
        model = models.create(new LoggedModelDraft(Experiment.DEFAULT, "m", "", run, Map.of(), Map.of()))
                .model()
                .id()
                .value();
        ArtifactRoutes calls = new ArtifactRoutes(new ArtifactServices(artifacts, tracking.runs(), models));
        routes = MlflowRoute.served(Stream.of(calls.routes(), calls.ofVersions(ArtifactRoutesTest::version))
                .flatMap(List::stream)
                .toList());
        server = TestServer.start(
                HttpConfig.ofFreePort(), routes, _ -> new Caller("tester", true, Set.of("admin")), new MlflowErrors());
    }

    private static ArtifactLocation version(Fields request) {
        if (!request.text("name").equals("fare")) {
            throw CodedException.notFound("no such model");
        }
        return request.id("version").equals("1")
                ? ArtifactLocation.of(new ArtifactPath("0/models/x"))
                : new ArtifactLocation("s3://bucket/x");
    }

    @AfterEach
    void stop() {
        server.close();
        tracking.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.txt", "d/a b.bin", "d/e/日本 ü+&=.csv", "images/loss%step%10%timestamp%17.png", "d/loss:b"})
    void aFileComesBackAsItWas(String path) {
        String address = TREE + "/0/" + run + "/artifacts/" + encoded(path);

        assertThat(put(address, "bytes").text()).isEqualTo("{}");

        TestResponse got = server.get(address);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.text()).isEqualTo("bytes");
        assertThat(got.header("Content-Length")).contains("5");
        assertThat(got.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(got.header("Content-Disposition").orElseThrow()).startsWith("attachment; filename");
        assertThat(server.get("/get-artifact?run_id=" + run + "&path=" + encoded(path))
                        .text())
                .isEqualTo("bytes");
        assertThat(server.get(address.replace("/api/", "/ajax-api/")).text()).isEqualTo("bytes");
    }

    @Test
    void anEmptyFileOfUnknownLengthIsAFile() {
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0]));

        assertThat(server.send("PUT", TREE + "/0/empty", chunked).status()).isEqualTo(200);

        assertThat(server.get(TREE + "/0/empty").status()).isEqualTo(200);
        assertThat(server.get(TREE + "/0/empty").bytes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "c.txt, text/plain",
        "c.PNG, image/png",
        "c.pdf, application/pdf",
        "c.pkl, application/octet-stream",
        "MLmodel, text/plain",
        "page.html, text/plain",
        "code.js, text/plain",
        "drawing.svg, application/octet-stream",
        "page.xhtml, application/octet-stream"
    })
    void theTypeComesFromTheNameAndIsNeverOneThatRuns(String name, String type) {
        put(TREE + "/0/" + name, "<script>alert(1)</script>");

        TestResponse got = server.get(TREE + "/0/" + name, "Accept", "text/html");

        assertThat(got.header("Content-Type")).contains(type);
        assertThat(got.header("Content-Disposition")).contains("attachment; filename=" + name);
        assertThat(got.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
    }

    @Test
    void aHeadIsWithoutItsBody() {
        put(TREE + "/0/a.txt", "bytes");

        TestResponse head = server.send("HEAD", TREE + "/0/a.txt", BodyPublishers.noBody());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).contains("5");
        assertThat(head.bytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=1-2", "bytes=0-", "bytes=-2", "bytes=9-99", "bytes=0-0,2-3", "bytes=2-1", "lines=1", "?"})
    void aRangeOfAFileIsAnsweredWithTheWhole(String range) {
        put(TREE + "/0/" + run + "/artifacts/a.txt", "bytes");

        for (String address :
                List.of(TREE + "/0/" + run + "/artifacts/a.txt", "/get-artifact?path=a.txt&run_id=" + run)) {
            String etag = server.get(address).header("ETag").orElseThrow();
            assertThat(server.get(address, "Range", range).text()).isEqualTo("bytes");
            TestResponse got = server.get(address, "Range", range, "If-Range", etag);
            assertThat(got.status()).isEqualTo(200);
            assertThat(got.text()).isEqualTo("bytes");
            assertThat(got.header("Accept-Ranges")).contains("none");
            assertThat(got.header("Content-Range")).isEmpty();
        }
    }

    @Test
    void aListHasBaseNames() {
        put(TREE + "/0/d/e/f.txt", "bytes");
        put(TREE + "/0/d/g.txt", "xy");

        assertThat(server.get(TREE + "?path=0/d").text())
                .isEqualTo("{\"files\":[{\"path\":\"e\",\"is_dir\":true},"
                        + "{\"path\":\"g.txt\",\"is_dir\":false,\"file_size\":2}]}");
        assertThat(server.get(TREE + "?path=0%2Fd%2F").text()).contains("g.txt");
        assertThat(server.get(TREE).text()).isEqualTo("{\"files\":[{\"path\":\"0\",\"is_dir\":true}]}");
        assertThat(server.get(TREE + "?path=unknown").text()).isEqualTo("{}");
        assertThat(server.get(TREE + "?path=0/d/g.txt").text()).isEqualTo("{}");
    }

    @Test
    void aRunsListHasPathsBelowTheRun() {
        put(TREE + "/0/" + run + "/artifacts/d/f.txt", "bytes");

        String list = "/api/2.0/mlflow/artifacts/list?run_id=" + run;
        String root = "{\"root_uri\":\"mlflow-artifacts:/0/" + run + "/artifacts\"";
        assertThat(server.get(list).text()).isEqualTo(root + ",\"files\":[{\"path\":\"d\",\"is_dir\":true}]}");
        assertThat(server.get(list + "&path=d").text())
                .isEqualTo(root + ",\"files\":[{\"path\":\"d/f.txt\",\"is_dir\":false,\"file_size\":5}]}");
        assertThat(server.get(list + "&path=none").text()).isEqualTo(root + "}");
        assertThat(server.get(list.replace("run_id", "run_uuid")).status()).isEqualTo(200);
        assertRefused(server.get("/api/2.0/mlflow/artifacts/list"), 400, "INVALID_PARAMETER_VALUE", "run_id");
        assertRefused(
                server.get("/api/2.0/mlflow/artifacts/list?run_id=no/body"), 404, "RESOURCE_DOES_NOT_EXIST", "no/body");
    }

    @Test
    void aLoggedModelHasItsOwnFolder() {
        put(TREE + "/0/models/" + model + "/artifacts/d/MLmodel", "flavors");

        String of = "/mlflow/logged-models/" + model + "/artifacts";
        assertThat(server.get("/api/2.0" + of + "/directories?artifact_directory_path=d")
                        .text())
                .contains("\"path\":\"d/MLmodel\"", "\"root_uri\":\"mlflow-artifacts:/0/models/" + model);
        assertThat(server.get("/ajax-api/2.0" + of + "/files?artifact_file_path=d/MLmodel")
                        .text())
                .isEqualTo("flavors");
        assertThat(server.get("/ajax-api/2.0" + of.replace(model, "m-none") + "/files?artifact_file_path=x")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aModelVersionsFilesAreWhereItsSourceIs() {
        put(TREE + "/0/models/x/MLmodel", "flavors");

        String get = "/model-versions/get-artifact?path=MLmodel&name=";
        assertThat(server.get(get + "fare&version=1").text()).isEqualTo("flavors");
        assertThat(server.get(get + "none&version=1").status()).isEqualTo(404);
        assertRefused(server.get(get + "fare&version=2"), 400, "BAD_REQUEST", "s3://bucket/x");
    }

    @Test
    void whatIsMissingIsNotThere() {
        put(TREE + "/0/d/f.txt", "bytes");

        for (String path : List.of("/0/none", "/0/d", "/0/d/f.txt/g")) {
            assertRefused(server.get(TREE + path), 404, "RESOURCE_DOES_NOT_EXIST", "no artifact");
        }
    }

    @Test
    void whatWasDeletedIsGoneAndMissingIsFine() {
        put(TREE + "/0/d/f.txt", "bytes");
        put(TREE + "/0/e.txt", "bytes");

        assertThat(server.delete(TREE + "/0/d").text()).isEqualTo("{}");
        assertThat(server.delete(TREE + "/0/d").status()).isEqualTo(200);

        assertThat(server.get(TREE + "/0/d/f.txt").status()).isEqualTo(404);
        assertThat(server.get(TREE + "/0/e.txt").status()).isEqualTo(200);
        assertRefused(server.delete(TREE + "/"), 400, "INVALID_PARAMETER_VALUE", "Invalid path");
        assertThat(server.get(TREE + "/0/e.txt").status()).isEqualTo(200);
    }

    @Test
    void aFileIsNoFolder() {
        put(TREE + "/0/a", "bytes");

        assertRefused(put(TREE + "/0/a/b", "x"), 400, "INVALID_PARAMETER_VALUE", "is a file already");
        assertRefused(put(TREE + "/0", "x"), 400, "INVALID_PARAMETER_VALUE", "is a folder already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "complete", "abort"})
    void partsAreRefusedInTheWordsThatClientsKnow(String act) {
        TestResponse refused = server.post("/api/2.0/mlflow-artifacts/mpu/" + act + "/0/big", "{\"path\": \"0\"}");

        assertThat(refused.status()).isEqualTo(501);
        assertThat(refused.object().text("error_code")).isEqualTo("NOT_IMPLEMENTED");
        assertThat(refused.object().text("message"))
                .isEqualTo("Multipart upload is not supported for the current artifact repository");
    }

    @Test
    void pagesUploadToARunsOwnFolder() {
        String upload = "/ajax-api/2.0/mlflow/upload-artifact";

        assertThat(post(upload + "?run_uuid=" + run + "&path=d/a.txt", "hello").status())
                .isEqualTo(200);
        assertThat(server.get(TREE + "/0/" + run + "/artifacts/d/a.txt").text()).isEqualTo("hello");
        assertRefused(post(upload, "x"), 400, "INVALID_PARAMETER_VALUE", "Request must specify run_uuid.");
        assertRefused(
                post(upload + "?path=&run_uuid=" + run, "x"),
                400,
                "INVALID_PARAMETER_VALUE",
                "Request must specify path.");
        assertRefused(
                post(upload + "?path=a&run_uuid=" + run, ""),
                400,
                "INVALID_PARAMETER_VALUE",
                "Request must specify data.");
        assertRefused(
                server.send("POST", upload + "?path=a&run_uuid=" + run, BodyPublishers.ofByteArray(new byte[11 << 20])),
                400,
                "INVALID_PARAMETER_VALUE",
                "larger");
    }

    @Test
    void aPathIsRefusedBeforeItsOwnerIsLookedFor() {
        for (String call : List.of(
                "/api/2.0/mlflow/artifacts/list?run_id=nobody&path=../x",
                "/get-artifact?run_id=nobody&path=../x",
                "/model-versions/get-artifact?name=none&version=1&path=../x")) {
            assertThat(server.get(call).text())
                    .isEqualTo("{\"error_code\":\"INVALID_PARAMETER_VALUE\",\"message\":\"Invalid path\"}");
        }
    }

    /// Every call that takes a path, in every spelling of its address.
    @ParameterizedTest
    @FieldSource("HOSTILE")
    void aHostilePathIsRefusedByEveryCall(String path) {
        put(TREE + "/0/" + run + "/artifacts/a", "bytes");

        assertThat(routes)
                .hasSizeGreaterThan(16)
                .allSatisfy(route -> assertThat(addresses(route, path))
                        .isNotEmpty()
                        .allSatisfy(address -> assertRefused(
                                server.send(route.method().name(), address, body(route)),
                                400,
                                "INVALID_PARAMETER_VALUE",
                                "Invalid ")));
        assertThat(artifacts.delete(ArtifactPath.ROOT)).isEqualTo(1);
    }

    private Stream<String> addresses(Route route, String path) {
        String address = route.pattern().replace("{model}", model);
        if (address.endsWith("{path...}")) {
            return Stream.of(address.replace("{path...}", encoded(path)));
        }
        String query = "?run_id=" + run + "&run_uuid=" + run + "&name=fare&version=1&";
        return PATH_PARAMETERS.entrySet().stream()
                .filter(call -> address.endsWith(call.getKey()))
                .map(call -> address + query + call.getValue() + "=" + encoded(path));
    }

    private static BodyPublisher body(Route route) {
        return route.method() == Method.PUT || route.pattern().endsWith("upload-artifact")
                ? BodyPublishers.ofString("x")
                : BodyPublishers.noBody();
    }

    private TestResponse put(String address, String content) {
        return server.send("PUT", address, BodyPublishers.ofString(content));
    }

    private TestResponse post(String address, String content) {
        return server.send("POST", address, BodyPublishers.ofString(content));
    }

    /// As clients do it: slashes stay.
    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static void assertRefused(TestResponse response, int status, String code, String message) {
        assertThat(response.status()).isEqualTo(status);
        JsonObject problem = response.object();
        assertThat(problem.text("error_code")).isEqualTo(code);
        assertThat(problem.text("message")).contains(message);
    }
}
