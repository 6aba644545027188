package io.gimbal.declare;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.PageRequest;
import io.gimbal.declare.wiring.DeclareModule;
import io.gimbal.graph.AssetFilter;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import io.gimbal.testkit.MovableTime;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeclareRoutesTest {
    private static final JsonArray FILES = JsonArray.of(
            file("project.yaml", "project: taxi\n"), file("sources/a.yaml", "source: trips\npath: data\n"));

    private Database database;
    private GraphModule graph;
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path folder) {
        MovableTime time = new MovableTime();
        database = TestDatabases.sqlite(folder);
        database.migrate(GraphModule.MIGRATIONS, DeclareModule.MIGRATIONS);
        graph = GraphModule.create(database, time);
        graph.impact().load();
        DeclareModule.Graph parts = new DeclareModule.Graph(graph.assets(), graph.edges(), graph.impact());
        server = TestServer.start(DeclareModule.create(database, parts, new SampleKinds().all(), time)
                .routes());
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void planThenApplyThenNothing() {
        TestResponse plan = server.post("/api/v1/plan", request().build());
        assertThat(plan.status()).isEqualTo(200);
        JsonObject item = plan.object().array("items").objects().getFirst();
        assertThat(item.text("action")).isEqualTo("create");
        assertThat(item.text("asset")).isEqualTo("source:taxi/trips");
        assertThat(item.text("location")).isEqualTo("sources/a.yaml:1:9");

        TestResponse applied = server.post(
                "/api/v1/apply",
                request()
                        .put("why", "first")
                        .put("plan", plan.object().text("digest"))
                        .build());
        assertThat(applied.status()).isEqualTo(200);
        assertThat(applied.object().array("items").size()).isEqualTo(1);

        TestResponse again = server.post("/api/v1/plan", request().build());
        assertThat(again.object().array("items").size()).isZero();
        assertThat(again.object().integer("unchanged")).isEqualTo(1);

        JsonObject revision = server.get("/api/v1/declarations/source:taxi%2Ftrips/revisions")
                .object()
                .array("items")
                .objects()
                .getFirst();
        assertThat(revision.text("who")).isEqualTo("tester");
        assertThat(revision.text("why")).isEqualTo("first");
        assertThat(revision.text("source")).isEqualTo("source: trips\npath: data\n");
    }

    @Test
    void aMissingWhyIsRefusedAndNothingIsChanged() {
        TestResponse refused = server.post("/api/v1/apply", request().build());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("a change needs a why");
        assertThat(graph.assets().list(AssetFilter.all(), PageRequest.first()).items())
                .isEmpty();
    }

    @Test
    void problemsComeWithFileLineTextAndHint() {
        JsonObject body = JsonObject.builder()
                .put(
                        "files",
                        JsonArray.of(
                                file("project.yaml", "project: taxi\n"), file("a.yaml", "source: trips\npth: data\n")))
                .build();
        TestResponse refused = server.post("/api/v1/plan", body);
        assertThat(refused.status()).isEqualTo(400);
        JsonObject problem = refused.object().array("problems").objects().getFirst();
        assertThat(problem.text("location")).isEqualTo("a.yaml:2:1");
        assertThat(problem.text("excerpt")).isEqualTo("pth");
        assertThat(problem.text("hint")).isEqualTo("did you mean \"path\"?");
    }

    @Test
    void pathsOutOfTheProjectAreRefused() {
        JsonObject body = JsonObject.builder()
                .put("files", JsonArray.of(file("../project.yaml", "project: taxi\n")))
                .build();
        assertThat(server.post("/api/v1/plan", body).status()).isEqualTo(400);
    }

    @Test
    void schemasAreThereForEachKind() {
        assertThat(server.get("/api/v1/schemas").object().array("kinds").texts())
                .containsExactly("node", "source", "view");
        TestResponse schema = server.get("/api/v1/schemas/source");
        assertThat(schema.object().object("properties").fields().keySet())
                .containsExactly("source", "description", "owner", "path", "contract");
        assertThat(server.get("/api/v1/schemas/project").status()).isEqualTo(200);
        TestResponse unknown = server.get("/api/v1/schemas/sauce");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.detail()).contains("did you mean \"source\"?");
    }

    private static JsonObject.Builder request() {
        return JsonObject.builder().put("files", FILES);
    }

    private static JsonObject file(String path, String text) {
        return JsonObject.builder().put("path", path).put("text", text).build();
    }
}
