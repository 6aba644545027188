package io.gimbal.debt;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.debt.wiring.DebtModule;
import io.gimbal.eventtime.wiring.EventTimeModule;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.Verdict;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.http.TestServer;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import io.gimbal.testkit.MovableTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger and the score as a client sees them, over a graph that is really stored.
final class DebtRoutesTest {
    private static final Reason REASON = new Reason("alice", "a test");
    private static final Instant DAY = Instant.parse("2020-03-20T00:00:00Z");

    @TempDir
    private Path folder;

    private Database database;
    private EventTimeModule eventTime;
    private TestServer server;

    @BeforeEach
    void start() {
        database = TestDatabases.sqlite(folder);
        MovableTime time = new MovableTime();
        GraphModule graph = GraphModule.create(database, time);
        EvidenceModule evidence =
                EvidenceModule.create(database, RulesModule.create().compiler(), List.of(), time);
        eventTime = EventTimeModule.create(database, evidence.subscriptions(), time);
        database.migrate(GraphModule.MIGRATIONS, EvidenceModule.MIGRATIONS, EventTimeModule.MIGRATIONS);
        fill(graph, evidence);
        server = TestServer.start(DebtModule.create(
                        database,
                        graph.assets(),
                        graph.edges(),
                        evidence.log(),
                        eventTime.clock(),
                        RulesModule.create().compiler())
                .routes());
    }

    private void fill(GraphModule graph, EvidenceModule evidence) {
        database.write(transaction -> {
            JsonObject champion = (JsonObject) Json.parse("{\"stage\": \"production\"}");
            graph.assets().put(transaction, AssetDraft.declared(Scene.MODEL, "taxi", JsonObject.EMPTY), REASON);
            graph.assets().put(transaction, AssetDraft.made(Scene.CHAMPION, champion), REASON);
            graph.assets().put(transaction, AssetDraft.declared(Scene.ENDPOINT, "taxi", JsonObject.EMPTY), REASON);
            graph.edges().put(transaction, Scene.CHAMPION, EdgeType.MEMBER_OF, Scene.MODEL);
            graph.edges().put(transaction, Scene.ENDPOINT, EdgeType.SERVES, Scene.MODEL);
            graph.edges().put(transaction, Scene.ENDPOINT, EdgeType.SERVES, Scene.CHAMPION);
            evidence.log()
                    .append(
                            transaction,
                            new EvidenceDraft(
                                    Scene.CHAMPION,
                                    Kinds.CONTRACT,
                                    Verdict.PASSED,
                                    "test",
                                    "all rows are as agreed",
                                    JsonObject.EMPTY,
                                    DAY,
                                    Optional.of(DAY.plusSeconds(86_400))));
            return true;
        });
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void findingsAreToldWithTheirCostAndRemedy() {
        List<JsonObject> findings =
                server.get("/api/v1/debt").object().array("findings").objects();

        assertThat(findings)
                .extracting(finding -> finding.text("kind") + " " + finding.text("asset"))
                .containsExactly(
                        "missing-test endpoint:taxi/duration",
                        "missing-test model-version:taxi/duration@2",
                        "irreproducible-result model-version:taxi/duration@2");
        assertThat(findings.getFirst().text("what")).startsWith("no performance was ever measured");
        assertThat(findings.getFirst().text("remedy")).isEqualTo(FindingKind.MISSING_TEST.remedy());
        assertThat(findings.getFirst().text("cost")).isEqualTo(FindingKind.MISSING_TEST.cost());
    }

    @Test
    void oneKindIsChosen() {
        assertThat(server.get("/api/v1/debt?kind=irreproducible-result")
                        .object()
                        .array("findings")
                        .items())
                .hasSize(1);
        assertThat(server.get("/api/v1/debt?kind=mising-test").detail()).contains("missing-test");
    }

    @Test
    void evidenceCountsUntilEventTimeHasPassedIt() {
        JsonObject before = only("/api/v1/score");
        eventTime.clock().advance(DAY.plusSeconds(90_000));
        JsonObject after = only("/api/v1/score?model=duration");

        assertThat(before.text("version")).isEqualTo("model-version:taxi/duration@2");
        assertThat(before.object("sections").number("data")).isEqualTo(1);
        assertThat(before.number("final")).isZero();
        assertThat(before.array("not_shown").size()).isEqualTo(27);
        assertThat(after.object("sections").number("data")).isEqualTo(0.5);
    }

    @Test
    void aModelThatIsNotInProductionIsNotFound() {
        assertThat(server.get("/api/v1/score?model=durration").status()).isEqualTo(404);
        assertThat(server.get("/api/v1/score?model=durration").detail()).contains("duration");
    }

    private JsonObject only(String path) {
        List<JsonObject> models = server.get(path).object().array("models").objects();
        assertThat(models).hasSize(1);
        return models.getFirst();
    }
}
