package io.gimbal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import io.gimbal.testkit.MovableTime;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The graph as a client sees it.
final class GraphRoutesTest {
    private static final AssetRef TRIPS = AssetRef.of(new AssetKind("source"), "taxi", "trips");
    private static final AssetRef RIDES = AssetRef.of(new AssetKind("dataset"), "taxi", "rides");

    @TempDir
    private Path folder;

    private Database database;
    private GraphModule graph;
    private TestServer server;

    @BeforeEach
    void start() {
        database = TestDatabases.sqlite(folder);
        database.migrate(GraphModule.MIGRATIONS);
        graph = GraphModule.create(database, new MovableTime());
        Reason reason = new Reason("alice", "a first look");
        database.write(transaction -> {
            graph.assets().create(transaction, AssetDraft.made(TRIPS, JsonObject.EMPTY), reason);
            graph.assets().create(transaction, AssetDraft.made(RIDES, JsonObject.EMPTY), reason);
            graph.edges().put(transaction, RIDES, EdgeType.DERIVED_FROM, TRIPS);
            return true;
        });
        server = TestServer.start(graph.routes());
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void anAssetIsShownWithItsEdges() {
        JsonObject answer = server.get("/api/v1/asset?ref=source:taxi/trips").object();

        assertThat(answer.object("asset").text("name")).isEqualTo("trips");
        assertThat(answer.array("edges").items()).hasSize(1);
        assertThat(answer.array("edges").toString()).contains("derived-from");
    }

    @Test
    void assetsAreListedByKind() {
        assertThat(server.get("/api/v1/assets?kind=dataset")
                        .object()
                        .array("items")
                        .items())
                .hasSize(1);
        assertThat(server.get("/api/v1/assets").object().array("items").items()).hasSize(2);
    }

    @Test
    void changesSayWhoAndWhy() {
        String changes =
                server.get("/api/v1/asset/changes?ref=source:taxi/trips").text();

        assertThat(changes).contains("alice", "a first look", "created");
    }

    @Test
    void aWalkIsUnavailableUntilTheEdgesAreReadAndThenFindsWhatBreaks() {
        String path = "/api/v1/asset/impact?ref=source:taxi/trips";
        TestResponse early = server.get(path);
        graph.impact().load();

        assertThat(early.status()).isEqualTo(503);
        assertThat(server.get(path).object().array("reached").toString()).contains("dataset:taxi/rides");
        assertThat(server.get(path + "&direction=upstream")
                        .object()
                        .array("reached")
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/asset, 400, ref",
        "/api/v1/asset?ref=trips, 400, kind:namespace/name",
        "/api/v1/asset?ref=source:taxi/trisp, 404, source:taxi/trips",
        "/api/v1/assets?kind=Dataset, 400, lower-case",
        "/api/v1/assets?sort=name, 400, sort",
        "/api/v1/changes?size=100000, 400, size",
        "/api/v1/asset/impact?ref=source:taxi/trips&direction=sideways, 400, downstream"
    })
    void badInputIsRefusedByName(String path, int status, String named) {
        TestResponse response = server.get(path);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.detail()).contains(named);
    }
}
