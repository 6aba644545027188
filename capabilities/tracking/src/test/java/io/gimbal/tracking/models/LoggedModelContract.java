package io.gimbal.tracking.models;

import static io.gimbal.tracking.TrackingFixtures.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.sql.Database;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.ModelMetric;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.TrackingFixtures;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What logged models promise on every database.
abstract class LoggedModelContract {
    private TrackingFixtures tracking;

    protected abstract Database open();

    @BeforeEach
    void start() {
        tracking = TrackingFixtures.on(open());
    }

    @AfterEach
    void stop() {
        tracking.close();
    }

    private LoggedModelRecord save(String name) {
        return tracking.models()
                .create(new LoggedModelDraft(
                        Experiment.DEFAULT, name, "sklearn", "", Map.of("depth", "4"), Map.of("team", "taxi")));
    }

    @Test
    void aNewOneWaitsForItsFiles() {
        LoggedModelRecord saved = save("trees");

        LoggedModel model = saved.model();
        assertThat(model.id().value()).matches("m-[0-9a-f]{32}");
        assertThat(model.status()).isEqualTo(LoggedModelStatus.PENDING);
        assertThat(model.artifacts().value()).isEqualTo("mlflow-artifacts:/0/models/" + model.id() + "/artifacts");
        assertThat(saved.params()).containsExactly(Map.entry("depth", "4"));
        assertThat(saved.tags()).containsExactly(Map.entry("team", "taxi"));
        assertThat(tracking.models().record(model.id())).isEqualTo(saved);
    }

    @Test
    void namesNeedNotBeUnique() {
        assertThat(save("trees").model().id())
                .isNotEqualTo(save("trees").model().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a:b", "a.b", "a%b", "a\"b", "a'b"})
    void aNameThatAnAddressCannotHoldIsRefused(String name) {
        assertCode(() -> save(name), ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void finishingChangesTheStatusAndTheTime() {
        LoggedModel model = save("trees").model();
        tracking.tick(5);

        LoggedModel ready =
                tracking.models().finish(model.id(), LoggedModelStatus.READY).model();

        assertThat(ready.status()).isEqualTo(LoggedModelStatus.READY);
        assertThat(ready.updatedAt()).isEqualTo(model.updatedAt().plusSeconds(5));
        assertThat(tracking.models().get(model.id())).isEqualTo(ready);
    }

    @Test
    void aParamIsFixedAndATagIsNot() {
        LoggedModelId id = save("trees").model().id();

        tracking.models().appendParams(id, Map.of("depth", "4", "rate", "0.1"));
        tracking.models().putTags(id, Map.of("team", "mobility"));

        assertThat(tracking.models().record(id).params())
                .containsExactly(Map.entry("depth", "4"), Map.entry("rate", "0.1"));
        assertThat(tracking.models().record(id).tags()).containsExactly(Map.entry("team", "mobility"));
        assertThatThrownBy(() -> tracking.models().appendParams(id, Map.of("a", "1", "depth", "5")))
                .hasMessageContaining("\"depth\"");
        assertThat(tracking.models().record(id).params()).doesNotContainKey("a");
        tracking.models().deleteTag(id, "team");
        assertCode(() -> tracking.models().deleteTag(id, "team"), ErrorCode.NOT_FOUND);
    }

    @Test
    void whatARunMeasuresIsKeptBesideTheRunOnce() {
        LoggedModelId id = save("trees").model().id();
        Run run = tracking.startRun();
        Metric mae = metric("mae", 4.1, 0);
        RunBatch batch = new RunBatch(
                List.of(),
                List.of(mae),
                List.of(),
                List.of(
                        new ModelMetric(id, mae, "trips", "1"),
                        new ModelMetric(new LoggedModelId("m-x"), mae, "", "")));

        tracking.log().append(run.id(), batch);
        tracking.log().append(run.id(), batch);

        assertThat(tracking.models().record(id).measurements())
                .containsExactly(new LoggedModelRecord.Measurement(mae, run.id().value(), "trips", "1"));
        assertThat(tracking.runs().record(run.id()).metrics()).containsExactly(mae);
    }

    @Test
    void aDeletedOneIsUnknown() {
        LoggedModelId id = save("trees").model().id();

        tracking.models().delete(id);

        assertThat(tracking.models().find(id)).isEmpty();
        assertCode(() -> tracking.models().putTags(id, Map.of("a", "1")), ErrorCode.NOT_FOUND);
    }

    @Test
    void deletingAgainIsDoneAlready_deletingNoneIsNotFound() {
        LoggedModelId id = save("trees").model().id();
        tracking.models().delete(id);

        tracking.models().delete(id);

        assertThat(tracking.models().find(id)).isEmpty();
        assertCode(() -> tracking.models().delete(new LoggedModelId("m-none")), ErrorCode.NOT_FOUND);
    }

    @Test
    void aDeletedExperimentTakesNone() {
        Experiment taxi = tracking.experiments().create(ExperimentDraft.named("taxi"));
        tracking.experiments().delete(taxi.id());
        LoggedModelDraft draft = new LoggedModelDraft(taxi.id(), "trees", "", "", Map.of(), Map.of());

        assertCode(() -> tracking.models().create(draft), ErrorCode.FAILED_PRECONDITION);
    }

    private static void assertCode(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
