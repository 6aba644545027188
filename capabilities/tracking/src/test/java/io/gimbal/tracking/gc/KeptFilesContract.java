package io.gimbal.tracking.gc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Database;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.models.LoggedModel;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files that registered versions are made of stay as long as these do, on every database.
abstract class KeptFilesContract {
    @TempDir
    private Path blobs;

    private GarbageFixtures fixtures;
    private Experiment taxi;

    protected abstract Database open();

    @BeforeEach
    void start() {
        fixtures = GarbageFixtures.on(open(), blobs);
        taxi = fixtures.tracking().experiments().create(ExperimentDraft.named("taxi"));
    }

    @AfterEach
    void stop() {
        fixtures.close();
    }

    private LoggedModel deletedModel() {
        LoggedModel model = fixtures.logModel(taxi);
        fixtures.tracking().models().delete(model.id());
        return model;
    }

    private Run deletedRun() {
        Run run = fixtures.startRun(taxi);
        fixtures.tracking().runs().delete(run.id());
        return run;
    }

    private Collected collect() {
        fixtures.tracking().tick(1);
        return fixtures.collect();
    }

    private void assertKeptUntilGone(LoggedModel model, AssetRef version) {
        Collected first = collect();

        assertThat(first.keptModels()).containsExactly(model.id());
        assertThat(first.models()).isZero();
        assertThat(first.files()).isZero();
        assertThat(fixtures.hasRow(model)).isTrue();
        assertThat(fixtures.hasFiles(model.artifacts())).isTrue();

        fixtures.unregister(version);
        Collected second = collect();

        assertThat(second.keptModels()).isEmpty();
        assertThat(second.models()).isOne();
        assertThat(second.files()).isOne();
        assertThat(fixtures.hasRow(model)).isFalse();
        assertThat(fixtures.hasFiles(model.artifacts())).isFalse();
    }

    private void assertKeptUntilGone(Run run, AssetRef version) {
        Collected first = collect();

        assertThat(first.kept()).containsExactly(run.id());
        assertThat(first.runs()).isZero();
        assertThat(fixtures.tracking().runs().record(run.id()).metrics()).hasSize(2);
        assertThat(fixtures.hasFiles(run.artifacts())).isTrue();

        fixtures.unregister(version);
        Collected second = collect();

        assertThat(second.kept()).isEmpty();
        assertThat(second.runs()).isOne();
        assertThat(fixtures.tracking().runs().find(run.id())).isEmpty();
        assertThat(fixtures.hasFiles(run.artifacts())).isFalse();
    }

    @Nested
    class LoggedModels {
        @Test
        void whatAVersionNamesByItsIdStaysUntilTheVersionIsGone() {
            LoggedModel model = deletedModel();

            assertKeptUntilGone(
                    model,
                    fixtures.register(
                            1,
                            Map.of(
                                    "source",
                                    "models:/" + model.id(),
                                    "location",
                                    model.artifacts().value(),
                                    "logged_model",
                                    model.id().value())));
        }

        @Test
        void whatAVersionSaysItBelongsToStaysWhereverItsFilesAre() {
            LoggedModel model = deletedModel();

            assertKeptUntilGone(
                    model,
                    fixtures.register(
                            1,
                            Map.of(
                                    "source",
                                    "s3://elsewhere/trees",
                                    "logged_model",
                                    model.id().value())));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "mlflow-artifacts:/%s",
                    "mlflow-artifacts:/%s/",
                    "mlflow-artifacts:/%s/data/model.xgb",
                    "mlflow-artifacts:/%s/data/a;b",
                    "mlflow-artifacts://gimbal/%s",
                    "https://gimbal.example/api/2.0/mlflow-artifacts/artifacts/%s"
                })
        void whatAVersionNamesByItsPlaceStaysUntilTheVersionIsGone(String form) {
            LoggedModel model = deletedModel();
            String source = form.formatted(model.artifacts().path().orElseThrow());

            assertKeptUntilGone(model, fixtures.register(1, Map.of("source", source, "location", source)));
        }

        @Test
        void whatLiesInTheFolderThatAVersionNamesStays() {
            LoggedModel model = deletedModel();
            String source = taxi.artifacts().value();

            assertKeptUntilGone(model, fixtures.register(1, Map.of("source", source, "location", source)));
        }

        @Test
        void aCopyOfAVersionKeepsTheFilesOfTheFirst() {
            LoggedModel model = deletedModel();

            assertKeptUntilGone(
                    model,
                    fixtures.register(
                            2,
                            Map.of(
                                    "source",
                                    "models:/duration/1",
                                    "location",
                                    model.artifacts().value())));
        }

        @Test
        void versionsOfOtherFilesKeepNothing() {
            LoggedModel model = deletedModel();
            LoggedModel other = fixtures.logModel(taxi);
            fixtures.register(
                    1,
                    Map.of(
                            "source",
                            "models:/" + other.id(),
                            "location",
                            other.artifacts().value()));
            fixtures.register(2, Map.of("source", "dummy-source", "location", "dummy-source"));
            fixtures.register(3, Map.of("digest", "sha256:0"));
            String longer = model.artifacts().value() + "-2";
            fixtures.register(4, Map.of("source", longer, "location", longer));

            Collected collected = collect();

            assertThat(collected.keptModels()).isEmpty();
            assertThat(collected.models()).isOne();
            assertThat(fixtures.hasFiles(model.artifacts())).isFalse();
            assertThat(fixtures.hasFiles(other.artifacts())).isTrue();
        }

        @Test
        void pagesOfKeptOnesDoNotHideWhatCanGo() {
            List<LoggedModel> kept = new ArrayList<>();
            IntStream.rangeClosed(1, 201).forEach(number -> {
                LoggedModel model = deletedModel();
                fixtures.register(number, Map.of("source", "models:/" + model.id()));
                kept.add(model);
            });
            LoggedModel free = deletedModel();

            Collected collected = collect();

            assertThat(collected.models()).isOne();
            assertThat(fixtures.hasRow(free)).isFalse();
            assertThat(kept).allMatch(fixtures::hasRow).allMatch(model -> fixtures.hasFiles(model.artifacts()));
            assertThat(collected.keptModels())
                    .containsExactlyElementsOf(kept.stream()
                            .limit(Collected.MOST_NAMED)
                            .map(LoggedModel::id)
                            .toList());
        }

        @Test
        void aStopBetweenFilesAndRowLosesNoKeptFile_andTheNextGoesOn() {
            LoggedModel before = deletedModel();
            LoggedModel free = deletedModel();
            LoggedModel after = deletedModel();
            fixtures.register(1, Map.of("source", "models:/" + before.id()));
            fixtures.register(2, Map.of("source", "models:/" + after.id()));

            fixtures.tracking().tick(1);
            assertThatThrownBy(fixtures::collectStoppedAfterFiles).hasMessage("stopped");

            assertThat(fixtures.hasFiles(free.artifacts())).isFalse();
            assertThat(fixtures.hasRow(free)).isTrue();
            for (LoggedModel kept : List.of(before, after)) {
                assertThat(fixtures.hasRow(kept)).isTrue();
                assertThat(fixtures.hasFiles(kept.artifacts())).isTrue();
            }

            Collected next = collect();

            assertThat(next.models()).isOne();
            assertThat(next.keptModels()).containsExactly(before.id(), after.id());
            assertThat(fixtures.hasRow(free)).isFalse();
            for (LoggedModel kept : List.of(before, after)) {
                assertThat(fixtures.hasFiles(kept.artifacts())).isTrue();
            }
        }
    }

    @Nested
    class Runs {
        @ParameterizedTest
        @ValueSource(strings = {"runs:/%s/model", "runs:/%s", "runs://gimbal/%s/model"})
        void whatAVersionNamesByItsIdStaysUntilTheVersionIsGone(String form) {
            Run run = deletedRun();
            String source = form.formatted(run.id());

            assertKeptUntilGone(run, fixtures.register(1, Map.of("source", source, "location", source)));
        }

        @Test
        void whatAVersionNamesByItsPlaceStaysUntilTheVersionIsGone() {
            Run run = deletedRun();
            String source = run.artifacts().value() + "/model";

            assertKeptUntilGone(run, fixtures.register(1, Map.of("source", source, "location", source)));
        }

        @Test
        void filesThatARunLeftStayWhenAVersionHasComeToNameThem() {
            Run run = deletedRun();
            DeletedRun deleted = new DeletedRun(run.id(), run.key(), run.artifacts());
            GarbageStore store = SqlTrackingStores.garbage();
            fixtures.tracking().tick(1);
            fixtures.tracking()
                    .database()
                    .write(transaction -> store.delete(
                            transaction, deleted, fixtures.tracking().now()));
            AssetRef version = fixtures.register(
                    1,
                    Map.of(
                            "source",
                            "runs:/" + run.id(),
                            "location",
                            run.artifacts().value()));

            assertThat(collect().kept()).containsExactly(run.id());
            assertThat(fixtures.hasFiles(run.artifacts())).isTrue();

            fixtures.unregister(version);

            assertThat(collect().files()).isOne();
            assertThat(fixtures.hasFiles(run.artifacts())).isFalse();
            assertThat(fixtures.tracking().database().read(store::remains)).isEmpty();
        }
    }

    @Nested
    class Experiments {
        private void assertKeptUntilGone(AssetRef version) {
            fixtures.tracking().experiments().delete(taxi.id());

            assertThat(collect().experiments()).isZero();
            assertThat(fixtures.tracking().experiments().find(taxi.id())).isPresent();

            fixtures.unregister(version);

            assertThat(collect().experiments()).isOne();
            assertThat(fixtures.tracking().experiments().find(taxi.id())).isEmpty();
        }

        @Test
        void oneWithAKeptRunStays_andTheOthersInItGo() {
            Run free = fixtures.startRun(taxi);
            Run kept = fixtures.startRun(taxi);
            AssetRef version = fixtures.register(1, Map.of("source", kept.artifacts() + "/model"));

            assertKeptUntilGone(version);
            assertThat(fixtures.tracking().runs().find(free.id())).isEmpty();
            assertThat(fixtures.tracking().runs().find(kept.id())).isEmpty();
        }

        @Test
        void oneWithAKeptModelStays_andTheOthersInItGo() {
            LoggedModel free = fixtures.logModel(taxi);
            LoggedModel kept = fixtures.logModel(taxi);
            AssetRef version = fixtures.register(1, Map.of("source", "models:/" + kept.id()));

            assertKeptUntilGone(version);
            assertThat(fixtures.hasRow(free)).isFalse();
            assertThat(fixtures.hasRow(kept)).isFalse();
        }

        @Test
        void oneThatComesBackBringsTheKeptOnesWithIt() {
            LoggedModel kept = fixtures.logModel(taxi);
            fixtures.register(1, Map.of("source", "models:/" + kept.id()));
            fixtures.tracking().experiments().delete(taxi.id());
            collect();

            fixtures.tracking().experiments().restore(taxi.id());

            assertThat(fixtures.tracking().models().find(kept.id())).isPresent();
            assertThat(fixtures.hasFiles(kept.artifacts())).isTrue();
        }
    }
}
