package io.gimbal.pipelines.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Scratch;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declarations;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Field;
import io.gimbal.declare.Scope;
import io.gimbal.declare.Shape;
import io.gimbal.declare.SourceFile;
import io.gimbal.declare.wiring.DeclareModule;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.json.JsonObject;
import io.gimbal.model.Trainers;
import io.gimbal.model.linear.LinearTrainer;
import io.gimbal.model.median.MedianTableTrainer;
import io.gimbal.model.xgboost.XgboostTrainer;
import io.gimbal.pipelines.DeclaredColumns;
import io.gimbal.pipelines.Pipeline;
import io.gimbal.pipelines.PipelineName;
import io.gimbal.pipelines.Pipelines;
import io.gimbal.pipelines.store.SqlPipelineStores;
import io.gimbal.query.Column;
import io.gimbal.query.ColumnType;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.Schema;
import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import io.gimbal.sql.Transaction;
import io.gimbal.testkit.MovableTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is found wrong with a pipeline before it runs, and where.
final class PipelineKindTest {
    private static final String TRAINING = """
            pipeline: train
            parameters: { days: 14 }
            seed: 7
            steps:
              - step: trips
                sql: |
                  select *, hour(pickup_at) as hour from trips where pickup_at >= :as_of - to_days(:days)
              - step: checked
                validate: { data: trips, contract: trips }
              - step: training
                training-set:
                  spine: trips
                  time: pickup_at
                  features: trip_duration
                  label: { column: duration, known-at: dropoff_at }
                  split: { time: dropoff_at, validate: 4d }
              - step: median
                train: { data: training, trainer: median-table, parameters: { keys: [distance], bands: 40 } }
              - step: trees
                train:
                  data: training
                  trainer: xgboost
                  without: [weather.rain]
                  parameters: { rounds: 100, max-depth: 5, learning-rate: 0.1, min-child-weight: 100 }
              - step: evaluation
                evaluate: { data: training, models: [median, trees, trip-duration@failsafe], slices: [zone.borough], leave-out: feature-views }
              - step: versions
                register: { model: trip-duration, versions: [median, trees], aliases: { failsafe: median } }
              - step: said
                command: [echo, done]
            """;

    private static final String OTHERS = """
            source: trips
            ---
            contract: trips
            ---
            feature-service: trip_duration
            ---
            model: trip-duration
            predicts: { name: duration }
            """;

    @TempDir
    private Path folder;

    private Database database;
    private DuckDbQueryEngine engine;
    private DeclareModule declare;

    @BeforeEach
    void start() {
        MovableTime time = new MovableTime();
        database = TestDatabases.sqlite(folder);
        database.migrate(GraphModule.MIGRATIONS, DeclareModule.MIGRATIONS, SqlPipelineStores.MIGRATIONS);
        engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
        GraphModule graph = GraphModule.create(database, time);
        List<DeclarationKind<?>> kinds = new ArrayList<>();
        List.of("source", "dataset", "contract", "feature-service", "model")
                .forEach(name -> kinds.add(new Empty(name)));
        kinds.add(new PipelineKind(
                SqlPipelineStores.pipelines(),
                new PipelineKind.Known(
                        new Trainers(List.of(new MedianTableTrainer(), new LinearTrainer(), new XgboostTrainer())),
                        engine,
                        Scratch.at(folder.resolve("scratch")),
                        new Columns())));
        declare = DeclareModule.create(
                database, new DeclareModule.Graph(graph.assets(), graph.edges(), graph.impact()), kinds, time);
    }

    @AfterEach
    void stop() {
        engine.close();
        database.close();
    }

    private List<SourceFile> files(String pipeline) {
        return List.of(
                new SourceFile("project.yaml", "project: taxi\n"),
                new SourceFile("others.yaml", OTHERS),
                new SourceFile("training.yaml", pipeline));
    }

    @Test
    void aWholePipelinePlansAppliesAndIsRead() {
        declare.declarations().plan(files(TRAINING));
        declare.declarations()
                .apply(files(TRAINING), new Declarations.ApplyOptions(false, null), new Reason("ada", "first"));

        Pipeline pipeline =
                new Pipelines(database, SqlPipelineStores.pipelines()).get(new PipelineName("taxi", "train"));
        assertThat(pipeline.steps()).hasSize(8);
        assertThat(pipeline.seed()).contains(7L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "from trips where | from tripz where | 6 | no dataset or source \"tripz\" (did you mean \"trips\"?)",
                "pickup_at >= :as_of | pick_at >= :as_of | 6 | pick_at",
                "to_days(:days) | to_days(:dayz) | 6 | no parameter \":dayz\", did you mean \"days\"?",
                "data: trips, contract | data: trip, contract | 9 | no dataset or source \"trip\" (did you mean \"trips\"?)",
                "time: pickup_at | time: pickup | 13 | the spine has no column \"pickup\" (one of distance, dropoff_at",
                "column: duration | column: durations | 15 | the spine has no column \"durations\" (did you mean \"duration\"?)",
                "data: training, trainer | data: trainings, trainer | 18 | no earlier step \"trainings\" that makes a training set (did you mean \"training\"?)",
                "trainer: median-table | trainer: median | 18 | no trainer \"median\" (one of linear, median-table, xgboost)",
                "keys: [distance] | keys: [distanz] | 18 | no column \"distanz\" among what the model gets (did you mean \"distance\"?)",
                "rounds: 100 | round: 100 | 24 | unknown hyper-parameter \"round\" (did you mean \"rounds\"?)",
                "max-depth: 5 | max-depth: 500 | 24 | expected a whole number from 1 to 16, found 500 \"max-depth\"",
                "without: [weather.rain] | without: [wether.rain] | 23 | no feature or input \"wether.rain\" (did you mean \"weather.rain\"?)",
                "models: [median, trees, | models: [median, tree, | 26 | no earlier step \"tree\" that trains (did you mean \"trees\"?)",
                "slices: [zone.borough] | slices: [zone.boro] | 26 | no feature or input \"zone.boro\" (did you mean \"zone.borough\"?)",
                "{ failsafe: median } | { failsafe: linear } | 28 | alias \"failsafe\" names \"linear\", which is not among the versions",
                "command: [echo, done] | comand: [echo, done] | 30 | unknown key \"comand\" (did you mean \"command\"?)",
                "select *, hour | select * exclude (distance), hour | 9 | contract trips: has no column \"distance\"",
                "label: { column: duration | label: { column: distance | 28 | \"median\" learns \"distance\", but model \"trip-duration\" predicts \"duration\"",
                "step: said | step: median | 29 | an earlier step is called \"median\" as well",
            })
    void whatIsWrongIsRefusedWithItsPlace(String right, String wrong, int line, String message) {
        CodedException refused = catchThrowableOfType(
                CodedException.class, () -> declare.declarations().plan(files(TRAINING.replace(right, wrong))));

        assertThat(refused).as("refusal of " + wrong).isNotNull();
        assertThat(refused.problems())
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("training.yaml:" + line + ":")
                        .contains(message));
    }

    @Test
    void aStepWithTwoVerbsOrNoneIsRefused() {
        String two = TRAINING.replace("command: [echo, done]", "command: [echo, done]\n    sql: select 1 as x");
        String none = TRAINING.replace("    command: [echo, done]\n", "");

        assertThat(catchThrowableOfType(
                        CodedException.class, () -> declare.declarations().plan(files(two))))
                .hasMessageContaining("step \"said\" does several things, expected one: sql, command");
        assertThat(catchThrowableOfType(
                        CodedException.class, () -> declare.declarations().plan(files(none))))
                .hasMessageContaining("step \"said\" does nothing, expected one of sql, validate");
    }

    /// A kind about which nothing is said but its name and what it predicts.
    record Nothing(Optional<JsonObject> predicts) {}

    private record Empty(String word) implements DeclarationKind<Nothing> {
        @Override
        public AssetKind kind() {
            return new AssetKind(word);
        }

        @Override
        public String description() {
            return "Something that is referred to.";
        }

        @Override
        public Shape.Fields shape() {
            return Shape.fields(Field.optional(
                    "predicts",
                    Shape.fields(Field.required("name", Shape.name(), "What it is called.")),
                    "What it predicts."));
        }

        @Override
        public Class<Nothing> type() {
            return Nothing.class;
        }

        @Override
        public void apply(Transaction transaction, Difference<Nothing> difference, Reason reason) {}

        @Override
        public void remove(Transaction transaction, AssetRef ref, Reason reason) {}
    }

    private static final class Columns implements DeclaredColumns {
        @Override
        public Optional<Schema> table(Scope scope, String name) {
            return name.equals("trips")
                    ? Optional.of(Schema.of(
                            new Column("id", ColumnType.TEXT),
                            new Column("pickup_at", ColumnType.TIMESTAMP),
                            new Column("dropoff_at", ColumnType.TIMESTAMP),
                            new Column("distance", ColumnType.DOUBLE),
                            new Column("duration", ColumnType.DOUBLE)))
                    : Optional.empty();
        }

        @Override
        public List<Problem> disagreements(Scope scope, String contract, Schema table) {
            return table.find("distance").isPresent()
                    ? List.of()
                    : List.of(Problem.in("contract " + contract, "has no column \"distance\""));
        }

        @Override
        public Optional<List<ServiceColumn>> service(Scope scope, String name) {
            return Optional.of(List.of(
                    new ServiceColumn("distance", "distance"),
                    new ServiceColumn("hour", "hour"),
                    new ServiceColumn("zone__borough", "zone.borough"),
                    new ServiceColumn("weather__rain", "weather.rain")));
        }
    }
}
