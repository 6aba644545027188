package io.gimbal.pipelines;

import io.gimbal.blob.BlobStore;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.core.Scratch;
import io.gimbal.declare.Scope;
import io.gimbal.eventtime.EventClock;
import io.gimbal.eventtime.wiring.EventTimeModule;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.model.ModelRuntimes;
import io.gimbal.model.Trainers;
import io.gimbal.model.linear.LinearRuntime;
import io.gimbal.model.linear.LinearTrainer;
import io.gimbal.model.median.MedianTableRuntime;
import io.gimbal.model.median.MedianTableTrainer;
import io.gimbal.pipelines.store.SqlPipelineStores;
import io.gimbal.pipelines.wiring.PipelinesModule;
import io.gimbal.query.DataFiles;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.Query;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import io.gimbal.rules.Variables;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.testkit.MovableTime;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Pipelines on a database, between strict stand-ins for the other capabilities: 6,000 invented trips, two
/// feature views of two columns, a contract, a registry, and serving.
public final class PipelineFixtures implements AutoCloseable {
    public static final Instant CUT = Instant.parse("2020-03-15T00:00:00Z");
    static final PipelineName TRAIN = new PipelineName("taxi", "train");
    static final AssetRef ENDPOINT = AssetRef.of(new AssetKind("endpoint"), "taxi", "trip-duration");
    static final AssetRef SOURCE = AssetRef.of(new AssetKind("source"), "taxi", "trips");
    static final AssetRef ZONE = AssetRef.of(new AssetKind("feature-view"), "taxi", "zone");
    static final AssetRef WEATHER = AssetRef.of(new AssetKind("feature-view"), "taxi", "weather");
    private static final Reason REASON = new Reason("tester", "a fixture");

    final Database database;
    final BlobStore blobs;
    final QueryEngine engine;
    final GraphModule graph;
    final EvidenceModule evidence;
    final EventClock clock;
    final PipelinesModule module;
    final FakeServing serving = new FakeServing();
    final FakeRegistry registry = new FakeRegistry();
    final FakeTracking tracking = new FakeTracking();
    final AtomicInteger joins = new AtomicInteger();
    final MovableTime time = new MovableTime();
    boolean contractPasses = true;
    private final Path trips;

    private PipelineFixtures(Database database, Path folder) {
        this.database = database;
        this.blobs = new LocalBlobStore(folder.resolve("blobs"));
        this.engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
        this.graph = GraphModule.create(database, time);
        this.evidence = EvidenceModule.create(database, RulesModule.create().compiler(), kinds(), time);
        EventTimeModule events = EventTimeModule.create(database, evidence.subscriptions(), time);
        this.clock = events.clock();
        this.trips = folder.resolve("trips.parquet");
        database.migrate(
                GraphModule.MIGRATIONS,
                EvidenceModule.MIGRATIONS,
                EventTimeModule.MIGRATIONS,
                PipelinesModule.MIGRATIONS);
        writeTrips();
        this.module = PipelinesModule.create(
                new PipelinesModule.Ports(
                        database,
                        blobs,
                        engine,
                        trainers(),
                        runtimes(),
                        Scratch.at(folder.resolve("scratch")),
                        folder.resolve("commands")),
                new PipelinesModule.Backbone(
                        graph.assets(), graph.edges(), evidence.log(), evidence.subscriptions(), clock),
                new PipelinesModule.Others(
                        this::known, new FakeFeatures(), new FakeContracts(), registry, tracking, new FakeColumns()),
                new Retrainings.Live(serving, serving),
                time);
        module.recover();
        evidence.subscriptions().start();
        putAssets(SOURCE, ZONE, WEATHER, ENDPOINT);
    }

    static PipelineFixtures on(Database database, Path folder) {
        return new PipelineFixtures(database, folder);
    }

    private static List<EvidenceKind> kinds() {
        List<EvidenceKind> kinds = new ArrayList<>(PipelineEvidence.KINDS);
        kinds.add(new EvidenceKind(
                PipelineEvidence.CONTRACT,
                "whether data is as agreed",
                Variables.builder().flag("passed").integer("rows").build()));
        kinds.add(new EvidenceKind(
                new EvidenceType("alert"),
                "what a monitor says",
                Variables.builder().text("state").build()));
        return kinds;
    }

    static Trainers trainers() {
        return new Trainers(List.of(new MedianTableTrainer(), new LinearTrainer()));
    }

    private static ModelRuntimes runtimes() {
        return new ModelRuntimes(List.of(new MedianTableRuntime(), new LinearRuntime()));
    }

    private void putAssets(AssetRef... refs) {
        database.write(transaction -> {
            for (AssetRef ref : refs) {
                graph.assets().put(transaction, AssetDraft.made(ref, JsonObject.EMPTY), REASON);
            }
            return refs.length;
        });
    }

    /// One trip every three minutes from 2 March on; minutes depend on distance, zone and hour.
    private void writeTrips() {
        try (QuerySession session = engine.open(Duration.ofMinutes(1))) {
            session.write(Query.of("""
                            select 'trip-' || i as id,
                                   timestamp '2020-03-02' + to_minutes(3 * i) as pickup_at,
                                   timestamp '2020-03-02' + to_minutes(3 * i + 10) as dropoff_at,
                                   i % 5 as zone,
                                   (i * 7919 % 1000) / 100.0 as distance,
                                   3 + 2.5 * ((i * 7919 % 1000) / 100.0) + 2 * (i % 5) + (i * 104729 % 100) / 50.0
                                       as duration
                            from range(6000) t(i)"""), trips);
        }
    }

    private SourceTables.KnownRows known(String project, String name, Instant asOf) {
        if (!name.equals("trips")) {
            throw CodedException.notFound("no dataset or source \"" + name + "\"");
        }
        return new SourceTables.KnownRows(
                DataFiles.parquet(trips), blobs.put(trips).digest(), List.of(SOURCE));
    }

    /// The pipeline of the examples, in small.
    static Pipeline pipeline(String name, Step... extra) {
        List<Step> steps = new ArrayList<>(List.of(
                new Step.Sql(
                        "trips",
                        "select *, hour(pickup_at) as hour from trips"
                                + " where pickup_at >= :as_of - to_days(:days) and dropoff_at < :as_of"),
                new Step.Validate("checked", "trips", "trips"),
                new Step.TrainingSet(
                        "training",
                        "trips",
                        "pickup_at",
                        "trip_duration",
                        new Step.Label("duration", Optional.of("dropoff_at")),
                        new Step.Split.ByTime("dropoff_at", Duration.ofDays(3))),
                new Step.Train(
                        "median",
                        "training",
                        "median-table",
                        List.of(),
                        JsonObject.builder()
                                .put("keys", JsonArray.of(JsonValue.of("distance")))
                                .build()),
                new Step.Train("linear", "training", "linear", List.of("weather.temperature"), JsonObject.EMPTY),
                new Step.Evaluate("evaluation", "training", List.of("median", "linear"), List.of("zone.borough"), true),
                new Step.Register(
                        "versions", "trip-duration", List.of("median", "linear"), Map.of("failsafe", "median"))));
        steps.addAll(List.of(extra));
        return new Pipeline(new PipelineName("taxi", name), Map.of("days", JsonValue.of(10)), Optional.of(7L), steps);
    }

    void declare(Pipeline pipeline) {
        database.write(transaction -> {
            SqlPipelineStores.pipelines().put(transaction, pipeline);
            return pipeline;
        });
    }

    PipelineRun run(PipelineName name) {
        return module.runs().run(name, RunRequest.of(CUT, "alice"));
    }

    Optional<Evidence> latest(AssetRef about, EvidenceType type) {
        return evidence.log().latest(about, type);
    }

    @Override
    public void close() {
        module.close();
        evidence.subscriptions().close();
        engine.close();
        database.close();
    }

    /// Joins `zone.borough` by the zone, and weather that only the day decides.
    private final class FakeFeatures implements TrainingSetJoin {
        @Override
        public Service describe(String project, String service, Instant asOf) {
            return new Service(
                    List.of(
                            new FeatureColumn("distance", "distance", Optional.empty()),
                            new FeatureColumn("hour", "hour", Optional.empty()),
                            new FeatureColumn("zone__borough", "zone.borough", Optional.of(ZONE)),
                            new FeatureColumn("weather__rain", "weather.rain", Optional.of(WEATHER)),
                            new FeatureColumn("weather__temperature", "weather.temperature", Optional.of(WEATHER))),
                    Digest.of("features"),
                    List.of(SOURCE));
        }

        @Override
        public void join(Request request) {
            joins.incrementAndGet();
            try (QuerySession session = engine.open(Duration.ofMinutes(1))) {
                session.register(new RelationName("spine"), request.spine());
                session.write(Query.of("""
                                select *, case when zone < 3 then 'Queens' when zone = 3 then 'Bronx' else 'Manhattan' end
                                              as zone__borough,
                                       dayofmonth(pickup_at) % 2 / 10.0 as weather__rain,
                                       50.0 + dayofmonth(pickup_at) as weather__temperature
                                from spine"""), request.target());
            }
        }
    }

    private final class FakeContracts implements ContractCheck {
        @Override
        public Digest digest(String project, String contract) {
            return Digest.of(contract + contractPasses);
        }

        @Override
        public Report check(String project, String contract, DataFiles table, Instant asOf) {
            return new Report(
                    contractPasses ? Verdict.PASSED : Verdict.FAILED,
                    JsonObject.builder()
                            .put("passed", contractPasses)
                            .put("rows", 4_000)
                            .build(),
                    contractPasses ? "all is well" : "distance: 12 rows refused");
        }
    }

    /// Knows the model `trip-duration` only.
    final class FakeRegistry implements VersionRegistry {
        final List<VersionRegistry.Draft> drafts = new ArrayList<>();
        final Map<String, Integer> aliases = new LinkedHashMap<>();

        @Override
        public Version register(Transaction transaction, VersionRegistry.Draft draft, Reason reason)
                throws SQLException {
            if (!draft.model().equals("trip-duration")) {
                throw CodedException.notFound("no model \"" + draft.model() + "\"");
            }
            drafts.add(draft);
            draft.aliases().forEach(alias -> aliases.put(alias, drafts.size()));
            AssetRef ref = ref(drafts.size());
            graph.assets().create(transaction, AssetDraft.made(ref, JsonObject.EMPTY), reason);
            tracking.link(transaction, draft.run(), EdgeType.PRODUCES, ref);
            for (AssetRef set : draft.trainedOn()) {
                graph.edges().put(transaction, ref, EdgeType.TRAINED_ON, set);
            }
            return new Version(ref, draft.digest());
        }

        @Override
        public Optional<Version> find(String project, String model, String alias) {
            return Optional.ofNullable(aliases.get(alias))
                    .map(number ->
                            new Version(ref(number), drafts.get(number - 1).digest()));
        }

        AssetRef ref(int number) {
            return AssetRef.of(new AssetKind("model-version"), "taxi", "trip-duration", Integer.toString(number));
        }
    }

    final class FakeTracking implements RunTracking {
        final Map<AssetRef, RunState> outcomes = new LinkedHashMap<>();
        final Map<String, Double> metrics = new LinkedHashMap<>();
        final List<RunTracking.Draft> drafts = new ArrayList<>();

        @Override
        public AssetRef start(RunTracking.Draft draft) {
            drafts.add(draft);
            AssetRef ref = AssetRef.of(new AssetKind("run"), "tracking", "run-" + drafts.size());
            outcomes.put(ref, RunState.RUNNING);
            return ref;
        }

        @Override
        public void log(AssetRef run, Map<String, Double> values) {
            metrics.putAll(values);
        }

        @Override
        public void link(Transaction transaction, AssetRef run, EdgeType type, AssetRef to) throws SQLException {
            graph.assets().put(transaction, AssetDraft.made(run, JsonObject.EMPTY), REASON);
            graph.edges().put(transaction, run, type, to);
        }

        @Override
        public void finish(AssetRef run, RunState outcome) {
            if (outcomes.put(run, outcome) != RunState.RUNNING) {
                throw new IllegalStateException(run + " ended twice");
            }
        }
    }

    /// Scores and decides as the test says.
    static final class FakeServing implements Candidates, Promotion {
        final List<String> calls = new ArrayList<>();
        Optional<Score> score = Optional.of(new Score(900, 3.1, 4.4));
        Decision decision = new Decision.Promoted();
        boolean isGone;
        boolean isGoneAfterPromotion;
        boolean isUnavailable;

        @Override
        public void shadow(AssetRef endpoint, AssetRef version) {
            calls.add("shadow " + version.version().orElseThrow());
        }

        @Override
        public Optional<Score> score(AssetRef endpoint, AssetRef version, Instant from, Instant until) {
            if (isGone) {
                throw CodedException.notFound("no endpoint " + endpoint);
            }
            calls.add("score " + from + " to " + until);
            return score;
        }

        @Override
        public void end(AssetRef endpoint, AssetRef version) {
            if (isGoneAfterPromotion) {
                throw CodedException.notFound("no endpoint " + endpoint);
            }
            calls.add("end " + version.version().orElseThrow());
        }

        @Override
        public Decision promote(AssetRef version, Reason reason, Instant at) {
            if (isUnavailable) {
                throw new CodedException(ErrorCode.UNAVAILABLE, "try again");
            }
            calls.add("promote " + version.version().orElseThrow() + " at " + at);
            return decision;
        }
    }

    private static final class FakeColumns implements DeclaredColumns {
        @Override
        public Optional<Schema> table(Scope scope, String name) {
            return Optional.empty();
        }

        @Override
        public Optional<List<ServiceColumn>> service(Scope scope, String name) {
            return Optional.empty();
        }

        @Override
        public List<Problem> disagreements(Scope scope, String contract, Schema table) {
            return List.of();
        }
    }
}
