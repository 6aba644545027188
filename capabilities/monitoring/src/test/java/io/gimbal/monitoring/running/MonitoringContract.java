package io.gimbal.monitoring.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.PageRequest;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declarations.ApplyOptions;
import io.gimbal.declare.SourceFile;
import io.gimbal.declare.wiring.DeclareModule;
import io.gimbal.eventtime.EventClock;
import io.gimbal.eventtime.wiring.EventTimeModule;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceFilter;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.monitoring.Alert;
import io.gimbal.monitoring.AlertFilter;
import io.gimbal.monitoring.Answer;
import io.gimbal.monitoring.MonitoringEvidence;
import io.gimbal.monitoring.ServedPrediction;
import io.gimbal.monitoring.ServedPrediction.Label;
import io.gimbal.monitoring.ServedPrediction.Role;
import io.gimbal.monitoring.ServedPrediction.VersionAnswer;
import io.gimbal.monitoring.Severity;
import io.gimbal.monitoring.wiring.MonitoringModule;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.sql.Database;
import io.gimbal.telemetry.Metrics;
import io.gimbal.testkit.MovableTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What monitors promise on every database, watching the taxi example's endpoint as its own declaration says.
abstract class MonitoringContract {
    private static final LocalDate START = FakeEndpoint.REPLAY_START;
    private static final String REST = """
            endpoint: trip-duration
            ---
            endpoint: another
            ---
            pipeline: retrain
            ---
            feature-view: zone_activity
            ---
            feature-view: route_activity
            """;

    @TempDir
    Path folder;

    private FakeEndpoint endpoint = new FakeEndpoint();
    private final AtomicLong reads = new AtomicLong();
    private Database database;
    private EvidenceModule evidence;
    private DeclareModule declare;
    private EventClock clock;
    private MonitoringModule monitoring;

    protected abstract Database open();

    @BeforeEach
    void begin() {
        start();
        apply(taxi());
        evidence.log().append(evaluation(3, 0.8, 0.0));
        evidence.log().append(evaluation(4, 0.8, 0.0));
    }

    /// Counts its reads.
    private Database counting(Database opened) {
        return (Database) Proxy.newProxyInstance(
                Database.class.getClassLoader(), new Class<?>[] {Database.class}, (_, method, arguments) -> {
                    reads.addAndGet(method.getName().equals("read") ? 1 : 0);
                    try {
                        return method.invoke(opened, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private void start() {
        MovableTime time = new MovableTime();
        database = counting(open());
        database.migrate(
                GraphModule.MIGRATIONS,
                EvidenceModule.MIGRATIONS,
                EventTimeModule.MIGRATIONS,
                DeclareModule.MIGRATIONS,
                MonitoringModule.MIGRATIONS);
        GraphModule graph = GraphModule.create(database, time);
        RulesModule rules = RulesModule.create();
        evidence = EvidenceModule.create(database, rules.compiler(), MonitoringModule.EVIDENCE, time);
        clock = EventTimeModule.create(database, evidence.subscriptions(), time).clock();
        monitoring = MonitoringModule.create(
                database,
                new LocalBlobStore(folder.resolve("blobs")),
                new MonitoringModule.Backbone(
                        clock, evidence.log(), evidence.subscriptions(), graph.changes(), rules.compiler()),
                new MonitoringModule.Ports(endpoint, endpoint, endpoint, endpoint, endpoint),
                new Metrics());
        List<DeclarationKind<?>> kinds = new ArrayList<>(monitoring.kinds());
        Stream.of("endpoint", "pipeline", "feature-view").forEach(kind -> kinds.add(new StubKind(new AssetKind(kind))));
        declare = DeclareModule.create(
                database, new DeclareModule.Graph(graph.assets(), graph.edges(), graph.impact()), kinds, time);
        graph.impact().load();
        evidence.subscriptions().start();
    }

    @AfterEach
    void stop() {
        evidence.subscriptions().close();
        database.close();
    }

    private void restart() {
        stop();
        start();
    }

    private void apply(String monitors) {
        declare.declarations()
                .apply(
                        List.of(
                                new SourceFile("project.yaml", "project: taxi\n"),
                                new SourceFile("rest.yaml", REST),
                                new SourceFile("serving.yaml", monitors)),
                        new ApplyOptions(false, null),
                        new Reason("tester", "to watch"));
    }

    /// The monitor and the route of the example, as they are.
    private static String taxi() {
        try {
            String all = Files.readString(Path.of("../../examples/taxi/serving.yaml"));
            return String.join(
                    "\n---\n",
                    Arrays.stream(all.split("\n---\n"))
                            .filter(document -> document.contains("monitor: ") || document.contains("alert-route: "))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EvidenceDraft evaluation(int version, double mae, double bias) {
        return new EvidenceDraft(
                FakeEndpoint.version(version),
                new EvidenceType("evaluation"),
                Verdict.PASSED,
                "pipeline",
                "evaluated",
                JsonObject.builder().put("mae", mae).put("bias", bias).build(),
                Instant.parse("2020-03-15T00:00:00Z"),
                Optional.empty());
    }

    private static LocalDate day(int offset) {
        return START.plusDays(offset);
    }

    /// The moment at which the day is closed.
    private static Instant close(int offset) {
        return Instant.parse(day(offset + 1) + "T03:00:00Z");
    }

    private void send(List<ServedPrediction> rows) {
        rows.forEach(endpoint::add);
    }

    private void send(int offset, double slowness) {
        send(endpoint.day(day(offset), slowness, FakeEndpoint.TRIPS));
    }

    private void live(int offset, double slowness) {
        send(offset, slowness);
        clock.advance(close(offset));
    }

    private List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>(monitoring
                .history()
                .alerts(AlertFilter.ALL, PageRequest.first(100))
                .items());
        Collections.reverse(alerts);
        return alerts;
    }

    private List<String> said() {
        return alerts().stream()
                .map(alert -> alert.raisedAt() + " " + alert.severity() + " " + alert.name()
                        + alert.endedAt().map(at -> " until " + at).orElse(""))
                .toList();
    }

    private List<Evidence> evidence(EvidenceType type) {
        List<Evidence> found = new ArrayList<>(evidence.log()
                .list(EvidenceFilter.about(FakeEndpoint.REF).and(type), PageRequest.first(1_000))
                .items());
        Collections.reverse(found);
        return found;
    }

    private JsonObject chunk(int offset) {
        return monitoring
                .history()
                .chunks(monitoring.history().get("trip-duration").ref(), day(offset), day(offset), PageRequest.first())
                .items()
                .getFirst()
                .values();
    }

    private static ServedPrediction trip(int number, Instant at, Answer champion, double failsafe, double label) {
        return new ServedPrediction(
                "trip-" + number,
                at,
                Role.CHAMPION,
                List.of(
                        new VersionAnswer(FakeEndpoint.version(3), Set.of(Role.CHAMPION, Role.SHADOW), champion),
                        new VersionAnswer(FakeEndpoint.version(1), Set.of(Role.FAILSAFE), Answer.of(failsafe))),
                Map.of(),
                Optional.of(new Label(label, at.plusSeconds(600), false)));
    }

    @Nested
    class ADay {
        private final Instant noon = Instant.parse("2020-03-15T12:00:00Z");

        @Test
        void isSummedUpAsByHand() {
            send(List.of(
                    trip(1, noon, Answer.of(10), 9, 9),
                    trip(2, noon, Answer.of(12), 10, 10),
                    trip(3, noon, Answer.of(14), 15, 15),
                    trip(4, noon, Answer.of(16), 19, 20)));
            clock.advance(close(0));

            JsonObject chunk = chunk(0);
            assertThat(chunk.integer("requests")).isEqualTo(4);
            assertThat(chunk.object("champion").integer("labels")).isEqualTo(4);
            assertThat(chunk.object("champion").number("mae")).isEqualTo(2.0); // (1 + 2 + 1 + 4) / 4
            assertThat(chunk.object("champion").number("bias")).isEqualTo(-0.5); // (1 + 2 - 1 - 4) / 4
            assertThat(chunk.object("failsafe").number("mae")).isEqualTo(0.25);
            assertThat(chunk.object("served").number("mae")).isEqualTo(2.0);
            assertThat(chunk.object("served").object("by_version").integer("3")).isEqualTo(4);
            assertThat(chunk.object("volume").number("change")).isEqualTo(4.0 / FakeEndpoint.TRIPS - 1);
            assertThat(chunk.object("validation").number("mae")).isEqualTo(0.8);
        }

        @Test
        void isClosedWhenItsLabelsHadTheirTime() {
            send(0, 1);

            assertThat(clock.advance(close(0).minusSeconds(1)).ran()).isEmpty();
            assertThat(clock.advance(close(0)).ran()).hasSize(1);
            assertThat(chunk(0).integer("champion_version")).isEqualTo(3);
            assertThat(clock.advance(close(0).plusSeconds(60)).ran()).isEmpty();
        }

        @Test
        void knowsNoLabelThatCameLater() {
            send(List.of(new ServedPrediction(
                    "late",
                    noon,
                    Role.CHAMPION,
                    List.of(new VersionAnswer(FakeEndpoint.version(3), Set.of(Role.CHAMPION), Answer.of(5))),
                    Map.of(),
                    Optional.of(new Label(1, close(0).plusSeconds(1), true)))));
            clock.advance(close(0));

            assertThat(chunk(0).integer("labels")).isZero();
            assertThat(chunk(0).object("champion").find("mae")).isEmpty();
        }

        @Test
        void countsLateLabels_whichCountLikeOthers() {
            ServedPrediction early = trip(1, noon, Answer.of(10), 9, 9);
            send(List.of(
                    early,
                    new ServedPrediction(
                            "trip-2",
                            noon,
                            Role.CHAMPION,
                            early.answers(),
                            Map.of(),
                            Optional.of(new Label(13, close(0), true)))));
            clock.advance(close(0));

            assertThat(chunk(0).integer("labels")).isEqualTo(2);
            assertThat(chunk(0).integer("late_labels")).isEqualTo(1);
            assertThat(chunk(0).object("champion").number("mae")).isEqualTo(2.0); // (1 + 3) / 2
        }

        @Test
        void withoutLabelsIsUndefinedAndNeverHealthy() {
            send(endpoint.day(day(0), 1, 300).stream()
                    .map(row -> new ServedPrediction(
                            row.id(), row.eventTime(), row.servedBy(), row.answers(), row.columns(), Optional.empty()))
                    .toList());
            clock.advance(close(0));

            assertThat(evidence(MonitoringEvidence.PERFORMANCE))
                    .extracting(Evidence::verdict)
                    .containsExactly(Verdict.UNDEFINED);
        }

        @Test
        void comesAfterTheOneBefore_alsoWithoutPredictions() {
            live(0, 1);
            clock.advance(close(2));

            assertThat(chunk(1).integer("requests")).isZero();
            assertThat(chunk(2).object("volume").number("change")).isEqualTo(-1.0);
        }

        @Test
        void afterAQuietFortnightWaitsForPredictions() {
            live(0, 1);
            assertThat(clock.advance(close(60)).ran()).hasSize(14);
            live(70, 1);

            assertThat(chunk(70).integer("requests")).isEqualTo(FakeEndpoint.TRIPS);
            assertThat(monitoring
                            .history()
                            .chunks(
                                    monitoring.history().get("trip-duration").ref(),
                                    day(15),
                                    day(69),
                                    PageRequest.first())
                            .items())
                    .isEmpty();
        }

        @Test
        void afterAQuietMonthIsOneLikeAnyOther() {
            live(0, 1);
            live(1, 1);
            clock.advance(close(40));
            assertThat(said()).containsExactly("2020-03-20T03:00:00Z WARNING volume");
            restart();
            live(41, 1);
            send(9, 1); // late, for a day that is over
            live(42, 1);

            JsonObject chunk = chunk(41);
            assertThat(chunk.object("champion").integer("labels")).isEqualTo(FakeEndpoint.TRIPS);
            assertThat(chunk.object("volume").number("change")).isZero();
            assertThat(states(chunk)).hasSize(7).containsOnly("calm");
            assertThat(endpoint.learned).isEqualTo(1);
            assertThat(chunk(9).integer("requests")).isZero();
            assertThat(said()).containsExactly("2020-03-20T03:00:00Z WARNING volume until 2020-04-27T03:00:00Z");
        }

        @Test
        void countsItsVolume_alsoWithoutAColumnThatIsGone_whichSaysSo() {
            endpoint.gone.add("hour");
            live(0, 1);

            assertThat(chunk(0).object("volume").number("change")).isZero();
            assertThat(column(chunk(0), "hour").text("why")).isEqualTo("the endpoint has no such column any more");
            assertThat(states(chunk(0))).containsOnly("calm", "undefined");
            assertThat(chunk(0).object("drift").number("inputs")).isBetween(0.0, 1.0);

            endpoint.gone.clear();
            live(1, 1);
            assertThat(states(chunk(1))).hasSize(7).containsOnly("calm");
        }

        @Test
        void hasNoVerdictOfAColumnThatCameAfterTheChampionWasTrained() {
            endpoint.untrained.add("hour");
            live(0, 1);

            assertThat(column(chunk(0), "hour").text("why")).isEqualTo("the reference has no day of hour");
            assertThat(chunk(0).object("volume").number("change")).isZero();
        }

        private static List<String> states(JsonObject chunk) {
            return chunk.object("drift").array("columns").objects().stream()
                    .map(column -> column.object("values").text("state"))
                    .toList();
        }

        private static JsonObject column(JsonObject chunk, String name) {
            return chunk.object("drift").array("columns").objects().stream()
                    .filter(column -> column.text("column").equals(name))
                    .findFirst()
                    .orElseThrow()
                    .object("values");
        }

        @Test
        void ofBeforeTheDeclarationDoesNotMatter() {
            clock.advance(close(0));
            apply(taxi().replace("monitor: trip-duration", "monitor: second"));
            send(0, 1);
            live(1, 1);

            assertThat(monitoring
                            .history()
                            .chunks(monitoring.history().get("second").ref(), day(0), day(9), PageRequest.first())
                            .items())
                    .extracting(it -> it.day())
                    .containsExactly(day(1));
        }

        @Test
        void isComparedWithAReferenceThatIsLearnedOnce() {
            live(0, 1);
            restart();
            live(1, 1);

            assertThat(endpoint.learned).isEqualTo(1);
            List<JsonObject> columns = chunk(1).object("drift").array("columns").objects();
            assertThat(columns)
                    .extracting(it -> it.text("column"))
                    .containsExactly(
                            "distance",
                            "hour",
                            "pickup_zone",
                            "zone_activity.zone_trips_1h",
                            "route_activity.route_minutes_7d",
                            "prediction",
                            "label");
            assertThat(columns)
                    .allSatisfy(column ->
                            assertThat(column.object("values").text("state")).isEqualTo("calm"));
            JsonObject route = columns.get(4);
            assertThat(route.object("current").integer("used")).isLessThan(FakeEndpoint.TRIPS);
            assertThat(route.object("current").integer("used")
                            + route.object("current").integer("missing"))
                    .isEqualTo(FakeEndpoint.TRIPS);
            assertThat(route.object("values").fields().keySet())
                    .contains("method", "statistic", "p_value", "alpha", "n", "m", "detectable_effect");
            assertThat(evidence(MonitoringEvidence.DRIFT).getLast().values().array("columns"))
                    .isEqualTo(chunk(1).object("drift").array("columns"));
        }
    }

    @Nested
    class Alerts {
        @Test
        void standOnTwoBadDays_andAskForWhatTheyDeclare() {
            live(0, 1);
            live(1, 0.6);
            assertThat(alerts()).isEmpty();
            live(2, 0.6);

            assertThat(said().getFirst()).isEqualTo("2020-03-18T03:00:00Z CRITICAL performance");
            Evidence alert = evidence(MonitoringEvidence.ALERT).getFirst();
            assertThat(alert.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(alert.observedAt()).isEqualTo(close(2));
            JsonObject values = alert.values();
            assertThat(values.text("state")).isEqualTo("raised");
            assertThat(values.array("chunks").texts()).containsExactly("2020-03-16", "2020-03-17");
            assertThat(values.number("champion_mae")).isCloseTo(3.6, within(0.3));
            assertThat(values.number("failsafe_mae")).isLessThan(values.number("champion_mae"));
            assertThat(values.number("champion_bias")).isCloseTo(3.6, within(0.3));
            assertThat(values.object("actions").toString())
                    .isEqualTo("{\"failsafe\":\"if-better\",\"retrain\":\"retrain\"}");
            assertThat(values.text("takes_effect_after")).isEqualTo("1d");
            assertThat(values.text("explanation")).contains("chunk.mae", "validation.mae");
            assertThat(alert.result().summary())
                    .startsWith(
                            "performance raised on 2020-03-16, 2020-03-17; the failsafe is asked to answer: its error ");
        }

        @Test
        void askForTheFailsafeEachForItself_soThatOneKeepsWhatTheOtherEngaged() {
            live(0, 0.6);
            live(1, 0.6);
            send(List.of(trip(1, day(2).atStartOfDay().toInstant(ZoneOffset.UTC), new Answer.Failed(), 5, 5)));
            clock.advance(close(2));

            List<Evidence> asked = criticalEvidence();
            assertThat(asked).extracting(it -> it.values().text("alert")).containsExactly("performance", "errors");
            assertThat(asked)
                    .extracting(it -> it.values().object("actions").text("failsafe"))
                    .containsExactly("if-better", "always");
            assertThat(asked)
                    .allSatisfy(it -> assertThat(it.values().text("cooldown")).isEqualTo("7d"));
        }

        @Test
        void areRaisedOnce_actAgainAfterTheCooldown_andEndWithHealth() {
            IntStream.range(0, 10).forEach(offset -> live(offset, 0.6));
            assertThat(criticals()).containsExactly("2020-03-17T03:00:00Z CRITICAL performance");
            List<Evidence> asked = criticalEvidence();
            assertThat(asked).extracting(it -> it.values().flag("repeated")).containsExactly(false, true);
            assertThat(asked.getLast().observedAt()).isEqualTo(Instant.parse("2020-03-24T03:00:00Z"));

            live(10, 1);
            live(11, 1);
            assertThat(criticals())
                    .containsExactly("2020-03-17T03:00:00Z CRITICAL performance until 2020-03-27T03:00:00Z");
            assertThat(criticalEvidence().getLast().values().text("state")).isEqualTo("cleared");
        }

        @Test
        void ofAColumnNameTheColumnsThatMoved() {
            for (int offset = 0; offset < 3; offset++) {
                send(endpoint.day(day(offset), 1, FakeEndpoint.TRIPS).stream()
                        .map(MonitoringContract::fartherTrip)
                        .toList());
                clock.advance(close(offset));
            }

            assertThat(said()).containsExactly("2020-03-18T03:00:00Z WARNING inputs");
            JsonObject values = evidence(MonitoringEvidence.ALERT).getFirst().values();
            assertThat(values.array("members").texts()).containsExactly("distance");
            assertThat(values.object("actions")).isEqualTo(JsonObject.EMPTY);
        }

        @Test
        void endWhenAnotherVersionIsPromoted() {
            live(0, 0.6);
            live(1, 0.6);
            endpoint.promote(4);
            database.write(transaction -> {
                monitoring
                        .moves()
                        .moved(transaction, FakeEndpoint.REF, FakeEndpoint.version(4), close(1).plusSeconds(1));
                return true;
            });

            assertThat(criticals())
                    .containsExactly("2020-03-17T03:00:00Z CRITICAL performance until 2020-03-17T03:00:01Z");
            assertThat(criticalEvidence().getLast().values().text("note")).isEqualTo("reference replaced");
            live(2, 0.6);
            assertThat(chunk(2).integer("champion_version")).isEqualTo(4);
            assertThat(endpoint.learned).isEqualTo(2);
        }

        @Test
        void endAlsoWhenNobodyToldOfThePromotion() {
            live(0, 0.6);
            live(1, 0.6);
            endpoint.promote(4);
            live(2, 1);

            assertThat(criticals())
                    .containsExactly("2020-03-17T03:00:00Z CRITICAL performance until 2020-03-18T03:00:00Z");
        }

        @Test
        void endWhenTheyAreNoLongerDeclared() {
            live(0, 0.6);
            live(1, 0.6);
            apply(taxi().replace("alert: performance", "alert: wrong"));

            assertThat(criticals())
                    .containsExactly("2020-03-17T03:00:00Z CRITICAL performance until 2020-03-17T03:00:00Z");
            assertThat(criticalEvidence().getLast().values().text("note")).isEqualTo("no longer declared");
            live(2, 0.6);
            live(3, 0.6);
            assertThat(criticals().getLast()).isEqualTo("2020-03-19T03:00:00Z CRITICAL wrong");
            JsonObject values = criticalEvidence().getLast().values();
            assertThat(values.object("actions").toString()).isEqualTo("{\"failsafe\":\"if-better\"}");
            assertThat(values.object("withheld").text("retrain")).isEqualTo("2020-03-24T03:00:00Z"); // goes on
        }

        @Test
        void endTowardsTheOldEndpoint_whenTheMonitorTurnsToAnotherOne() {
            live(0, 0.6);
            live(1, 0.6);
            apply(taxi().replace("endpoint: trip-duration", "endpoint: another"));

            assertThat(criticals())
                    .containsExactly("2020-03-17T03:00:00Z CRITICAL performance until 2020-03-17T03:00:00Z");
            Evidence end = criticalEvidence().getLast(); // of those about the old endpoint
            assertThat(end.values().text("state")).isEqualTo("cleared");
            assertThat(end.values().text("alert")).isEqualTo("performance");
        }

        @Test
        void areNeitherCriticalNorManyOnCalmDays() {
            IntStream.range(0, 30).forEach(offset -> live(offset, 1));

            assertThat(alerts()).isEmpty();
            assertThat(evidence(MonitoringEvidence.PERFORMANCE))
                    .hasSize(30)
                    .allMatch(it -> it.verdict() == Verdict.PASSED);
        }

        private List<String> criticals() {
            return said().stream().filter(it -> it.contains("CRITICAL")).toList();
        }

        private List<Evidence> criticalEvidence() {
            return evidence(MonitoringEvidence.ALERT).stream()
                    .filter(it -> it.values().text("severity").equals("CRITICAL"))
                    .toList();
        }
    }

    private static ServedPrediction fartherTrip(ServedPrediction row) {
        Map<String, JsonValue> columns = new HashMap<>(row.columns());
        double distance = ((JsonNumber) columns.get("distance")).doubleValue();
        columns.put("distance", JsonValue.of(distance + 3));
        return new ServedPrediction(row.id(), row.eventTime(), row.servedBy(), row.answers(), columns, row.label());
    }

    @Nested
    class ImmediateAlertsToo {
        private final Instant noon = Instant.parse("2020-03-15T12:00:00Z");

        @Test
        void areRaisedAtThePredictionAndOnlyOnce() throws InterruptedException {
            for (int i = 0; i < 3; i++) {
                ServedPrediction bad = trip(i, noon.plusSeconds(i), new Answer.Impossible(), 5, 5);
                endpoint.add(bad);
                monitoring.failures().failed(FakeEndpoint.REF, List.of(bad));
            }
            awaitAlert();

            assertThat(said()).containsExactly("2020-03-15T12:00:00Z CRITICAL impossible");
            JsonObject values = evidence(MonitoringEvidence.ALERT).getFirst().values();
            assertThat(values.object("actions").toString()).isEqualTo("{\"failsafe\":\"always\"}");
            clock.advance(close(0));
            assertThat(said()).hasSize(1);
        }

        private void awaitAlert() throws InterruptedException {
            for (int i = 0; i < 100 && alerts().isEmpty(); i++) {
                Thread.sleep(10);
            }
        }

        @Test
        void thatAreOpenCostNoReading_howeverManyPredictionsFail() throws InterruptedException {
            ServedPrediction bad = trip(0, noon, new Answer.Impossible(), 5, 5);
            endpoint.add(bad);
            monitoring.failures().failed(FakeEndpoint.REF, List.of(bad));
            awaitAlert();
            long before = reads.get();
            for (int i = 1; i <= 500; i++) {
                monitoring
                        .failures()
                        .failed(FakeEndpoint.REF, List.of(trip(i, noon.plusSeconds(i), new Answer.Impossible(), 5, 5)));
            }
            clock.advance(close(0));
            assertThat(said()).containsExactly("2020-03-15T12:00:00Z CRITICAL impossible");
            assertThat(reads.get() - before).isLessThan(100);
        }

        @Test
        void areFoundAtTheEndOfTheDay_whenTheProcessDiedBefore() {
            send(List.of(trip(1, noon, new Answer.Failed(), 5, 5)));
            restart();
            clock.advance(close(0));

            assertThat(said()).containsExactly("2020-03-16T03:00:00Z CRITICAL errors");
        }
    }

    @Nested
    class TheSameDays {
        private static final double[] SLOWNESS = {1, 1, 0.6, 0.6, 0.7, 1, 1, 1, 0.5, 0.5, 0.5, 1, 1, 1};

        @Test
        void giveTheSameEvidence_whateverTheOrderOfArrivalAndRestarts() {
            List<String> first = replay(false, 1);
            another();
            List<String> second = replay(true, 2);

            assertThat(first).isNotEmpty();
            assertThat(second).isEqualTo(first);
        }

        /// As if nothing had happened since the declaration.
        private void another() {
            endpoint = new FakeEndpoint();
            restart();
            database.write(transaction -> {
                transaction.update("UPDATE monitor SET progress = '{}', revision = 0");
                transaction.update("DELETE FROM evidence WHERE type <> 'evaluation'");
                for (String table : List.of("monitor_chunk", "monitor_alert", "monitor_reference", "event_time")) {
                    transaction.update("DELETE FROM " + table);
                }
                return true;
            });
        }

        private List<String> replay(boolean restarts, long seed) {
            for (int offset = 0; offset < SLOWNESS.length; offset++) {
                List<ServedPrediction> rows =
                        new ArrayList<>(endpoint.day(day(offset), SLOWNESS[offset], FakeEndpoint.TRIPS));
                Collections.shuffle(rows, new Random(seed));
                send(rows);
                if (restarts && offset % 3 == 0) {
                    restart();
                }
                clock.advance(close(offset));
            }
            return Stream.of(
                            MonitoringEvidence.ALERT,
                            MonitoringEvidence.PERFORMANCE,
                            MonitoringEvidence.DRIFT,
                            MonitoringEvidence.VOLUME)
                    .flatMap(type -> evidence(type).stream())
                    .map(it -> it.result().toString())
                    .toList();
        }
    }

    @Nested
    class Declaring {
        @Test
        void namesEverythingThatIsWrong() {
            assertThatThrownBy(() -> apply("""
                            monitor: trip-duration
                            endpoint: trip-duration
                            chunk: 12h
                            drift:
                              columns: [distance, distance, weather.rain]
                            alerts:
                              - alert: one
                                severity: WARNING
                                when: chunk.mea > 1.0
                                actions: { failsafe: always }
                              - alert: one
                                severity: CRITICAL
                                when: drift.inputs > 1.0
                              - alert: two
                                severity: CRITICAL
                                when: chunk.mae > 1.0
                                immediate: true
                                for: 2
                              - alert: three
                                severity: WARNING
                                when: drift.label > 1.0
                                actions: { retrain: nothing }
                            ---
                            alert-route: duty
                            severities: [CRITICAL]
                            to: pager
                            """))
                    .isInstanceOfSatisfying(
                            CodedException.class,
                            e -> assertThat(e.problems())
                                    .extracting(it -> it.location().line() + ": " + it.message())
                                    .anySatisfy(it -> assertThat(it).startsWith("3: a chunk is one day"))
                                    .anySatisfy(
                                            it -> assertThat(it).isEqualTo("5: column \"distance\" is listed twice"))
                                    .anySatisfy(it -> assertThat(it).contains("no feature-view \"weather\""))
                                    .anySatisfy(it ->
                                            assertThat(it).startsWith("9: ").contains("mea"))
                                    .anySatisfy(it -> assertThat(it).startsWith("10: only a CRITICAL alert acts"))
                                    .anySatisfy(it -> assertThat(it)
                                            .startsWith("11: two alerts of the monitor are called \"one\""))
                                    .anySatisfy(it -> assertThat(it).startsWith("12: CRITICAL is for harm done"))
                                    .anySatisfy(it ->
                                            assertThat(it).startsWith("16: ").contains("mae"))
                                    .anySatisfy(it -> assertThat(it)
                                            .startsWith("18: an immediate alert cannot wait for 2 chunks"))
                                    .anySatisfy(it ->
                                            assertThat(it).startsWith("21: ").contains("label"))
                                    .anySatisfy(it -> assertThat(it).contains("no pipeline \"nothing\""))
                                    .anySatisfy(it -> assertThat(it)
                                            .contains("nothing says when a retrained version may take over"))
                                    .anySatisfy(
                                            it -> assertThat(it).startsWith("26: alerts can be sent to the log only")));
        }
    }

    @Nested
    class DeclaringWhatTheEndpointDoesNotHave {
        private List<String> problemsOf(String column) {
            try {
                apply("""
                        monitor: trip-duration
                        endpoint: trip-duration
                        drift:
                          columns: [pickup_zone, zone_activity.*, "%s", prediction]
                        alerts:
                          - alert: errors
                            severity: CRITICAL
                            when: chunk.errors > 0
                            actions: { failsafe: always }
                        cooldown: { CRITICAL: 7d }
                        """.formatted(column));
                return List.of();
            } catch (CodedException e) {
                return e.problems().stream()
                        .map(it -> it.location().line() + ": " + it.message() + ", "
                                + it.hint().orElse(""))
                        .toList();
            }
        }

        @Test
        void isRefused_namingTheNearest() {
            assertThat(problemsOf("distance")).isEmpty();
            assertThat(problemsOf("distanse"))
                    .containsExactly("4: endpoint:taxi/trip-duration has no column \"distanse\","
                            + " did you mean \"distance\"?");
            assertThat(problemsOf("route_activity.route_minutes_7h"))
                    .containsExactly(
                            "4: endpoint:taxi/trip-duration has no column"
                                    + " \"route_activity.route_minutes_7h\", did you mean \"route_activity.route_minutes_7d\"?");
        }

        @Test
        void isAlsoAFailsafe() {
            endpoint.hasFailsafe = false;
            assertThat(problemsOf("distance"))
                    .containsExactly("9: endpoint:taxi/trip-duration has no failsafe that \"errors\" could ask for,"
                            + " say in the endpoint which version it is, like failsafe: { alias: failsafe }");
        }
    }

    @Nested
    class DeclaringHarm {
        private List<String> problemsOf(String when, String rest) {
            try {
                apply("""
                        monitor: trip-duration
                        endpoint: trip-duration
                        drift:
                          columns: [distance]
                        alerts:
                          - alert: harm
                            severity: CRITICAL
                            when: %s
                            actions: { failsafe: always }
                        %s
                        """.formatted(when, rest));
                return List.of();
            } catch (CodedException e) {
                return e.problems().stream()
                        .map(it -> it.location().line() + ": " + it.message())
                        .toList();
            }
        }

        private List<String> problemsOf(String when) {
            return problemsOf(when, "cooldown: { CRITICAL: 7d }");
        }

        @Test
        void isWhatTheChampionDidWrong() {
            for (String harm : List.of(
                    "chunk.mae > 1.3 * validation.mae",
                    "math.abs(chunk.bias - validation.bias) > validation.mae && chunk.labels >= 200",
                    "double(chunk.errors) > 0.01 * double(chunk.predictions)",
                    "chunk.impossible > 0")) {
                assertThat(problemsOf(harm)).as(harm).isEmpty();
            }
        }

        @Test
        void isNeitherWhatCameInNorHowMuch() {
            String start = "7: CRITICAL is for harm done, and the condition ";
            assertThat(problemsOf("chunk.predictions < 100"))
                    .containsExactly(start + "reads none of chunk.mae, chunk.bias, chunk.errors and chunk.impossible");
            assertThat(problemsOf("chunk.errors >= 0 && drift.inputs > 1.0"))
                    .containsExactly(start + "also reads what came in");
            for (String harmless : List.of(
                    "chunk.predictions < 100 || chunk.errors > 0",
                    "chunk.labels >= 0 || chunk.mae > 9.0",
                    "chunk.mae >= 0.0",
                    "chunk.errors == 0")) {
                assertThat(problemsOf(harmless))
                        .as(harmless)
                        .containsExactly(start + "also holds where the champion is right");
            }
        }

        @Test
        void mayActOnlyWhereSomethingSaysHowOften() {
            String problem = "9: nothing says how long \"harm\" waits before it acts again";
            assertThat(problemsOf("chunk.errors > 0", "")).containsExactly(problem);
            assertThat(problemsOf("chunk.errors > 0", "cooldown: { WARNING: 7d }"))
                    .containsExactly(problem);
        }
    }

    @Nested
    class Routes {
        @Test
        void showMonitorsInPages() {
            apply(taxi() + "\n---\n"
                    + taxi().replace("monitor: trip-duration", "monitor: second")
                            .replace(": duty", ": b"));
            try (TestServer server = TestServer.start(monitoring.routes())) {
                JsonObject first = server.get("/api/v1/monitors?size=1").object();
                JsonObject rest = server.get("/api/v1/monitors?size=1&after=" + first.text("next"))
                        .object();
                assertThat(Stream.of(first, rest)
                                .map(page ->
                                        page.array("items").objects().getFirst().text("monitor")))
                        .containsExactly("second", "trip-duration");
                assertThat(rest.findText("next")).isEmpty();
                assertThat(server.get("/api/v1/monitors?size=0").status()).isEqualTo(400);
            }
        }

        @Test
        void showMonitorsChunksAndAlerts() {
            IntStream.range(0, 3).forEach(offset -> live(offset, 0.6));
            try (TestServer server = TestServer.start(monitoring.routes())) {
                JsonObject monitor = server.get("/api/v1/monitors")
                        .object()
                        .array("items")
                        .objects()
                        .getFirst();
                assertThat(monitor.text("monitor")).isEqualTo("trip-duration");
                assertThat(monitor.text("last_closed")).isEqualTo("2020-03-17");
                assertThat(server.get("/api/v1/monitors/trip-duration/chunks?from=2020-03-16&to=2020-03-16")
                                .object()
                                .array("items")
                                .objects())
                        .extracting(it -> it.text("day"))
                        .containsExactly("2020-03-16");
                JsonObject first = server.get("/api/v1/monitors/trip-duration/chunks?size=2")
                        .object();
                assertThat(first.array("items").objects())
                        .extracting(it -> it.text("day"))
                        .containsExactly("2020-03-15", "2020-03-16");
                JsonObject rest = server.get("/api/v1/monitors/trip-duration/chunks?size=2&after=" + first.text("next"))
                        .object();
                assertThat(rest.array("items").objects())
                        .extracting(it -> it.text("day"))
                        .containsExactly("2020-03-17");
                assertThat(rest.findText("next")).isEmpty();
                List<JsonObject> open = server.get("/api/v1/alerts?state=open&severity=CRITICAL")
                        .object()
                        .array("items")
                        .objects();
                assertThat(open).extracting(it -> it.text("alert")).containsExactly("performance");
                assertThat(server.get("/api/v1/alerts/" + open.getFirst().integer("number"))
                                .object()
                                .object("values")
                                .text("state"))
                        .isEqualTo("raised");
                assertThat(server.get("/api/v1/alerts/99").status()).isEqualTo(404);
                assertThat(server.get("/api/v1/alerts/x").status()).isEqualTo(404);
                assertThat(server.get("/api/v1/alerts?state=gone").status()).isEqualTo(400);
                assertThat(server.get("/api/v1/monitors/trip-duraton/chunks").text())
                        .contains("did you mean");
                assertThat(server.get("/api/v1/monitors/trip-duration/chunks?from=today")
                                .status())
                        .isEqualTo(400);
            }
        }
    }

    @Nested
    class TheStore {
        @Test
        void filtersAlertsByStateAndSeverity() {
            IntStream.range(0, 3).forEach(offset -> live(offset, 0.6));

            assertThat(monitoring
                            .history()
                            .alerts(new AlertFilter(Optional.of(false), Optional.empty()), PageRequest.first(10))
                            .items())
                    .isEmpty();
            assertThat(monitoring
                            .history()
                            .alerts(
                                    new AlertFilter(Optional.empty(), Optional.of(Severity.CRITICAL)),
                                    PageRequest.first(10))
                            .items())
                    .hasSize(1);
        }
    }
}
