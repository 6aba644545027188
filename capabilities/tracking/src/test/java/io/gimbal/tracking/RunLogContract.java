package io.gimbal.tracking;

import static io.gimbal.tracking.TrackingFixtures.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.ErrorCode;
import io.gimbal.graph.AssetRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What runs report beside their metrics, on every database.
abstract class RunLogContract extends TrackingContract {
    @Test
    void aBatchIsThereAsAWhole() {
        Run run = tracking().startRun();

        tracking()
                .log()
                .append(
                        run.id(),
                        new RunBatch(
                                List.of(Param.of("depth", "4")),
                                List.of(metric("mae", 4.1, 0)),
                                List.of(Tag.of("note", "first"))));

        RunRecord record = tracking().runs().record(run.id());
        assertThat(record.params()).containsExactly(Param.of("depth", "4"));
        assertThat(record.metrics()).containsExactly(metric("mae", 4.1, 0));
        assertThat(record.tags()).containsExactly(Tag.of("note", "first"));
    }

    @Test
    void aBatchWithAChangedParamLeavesNothing() {
        Run run = tracking().startRun();
        tracking().log().append(run.id(), oneParam("depth", "4"));
        RunBatch batch = new RunBatch(
                List.of(Param.of("rate", "0.1"), Param.of("depth", "5")),
                List.of(metric("mae", 4.1, 0)),
                List.of(Tag.of("note", "second")));

        assertThatThrownBy(() -> tracking().log().append(run.id(), batch))
                .hasMessageContaining("\"depth\"")
                .hasMessageContaining("\"4\"")
                .hasMessageContaining("\"5\"");

        RunRecord record = tracking().runs().record(run.id());
        assertThat(record.params()).containsExactly(Param.of("depth", "4"));
        assertThat(record.metrics()).isEmpty();
        assertThat(record.tags()).isEmpty();
    }

    @Test
    void theSameBatchAgainChangesNothing() {
        Run run = tracking().startRun();
        RunBatch batch = new RunBatch(List.of(Param.of("depth", "4")), List.of(metric("mae", 4.1, 0)), List.of());

        tracking().log().append(run.id(), batch);
        tracking().log().append(run.id(), batch);

        assertThat(history(run, "mae")).containsExactly(metric("mae", 4.1, 0));
    }

    @Test
    void aTagTakesTheNewValueAndCanBeDeleted() {
        Run run = tracking().startRun();
        tracking().log().append(run.id(), RunBatch.ofTags(List.of(Tag.of("a", "1"), Tag.of("b", "1"))));

        tracking().log().append(run.id(), RunBatch.ofTags(List.of(Tag.of("a", "2"))));
        tracking().log().deleteTag(run.id(), new Key("b"));

        assertThat(tracking().runs().record(run.id()).tags()).containsExactly(Tag.of("a", "2"));
        assertCode(() -> tracking().log().deleteTag(run.id(), new Key("b")), ErrorCode.NOT_FOUND);
    }

    @Test
    void inputsAreKeptOnce() {
        Run run = tracking().startRun();
        DatasetInput input = new DatasetInput(
                LoggedDataset.of("trips", "sha256:1"),
                "training",
                Map.of("split", "time"),
                Optional.of(AssetRef.parse("dataset:taxi/trips@1")));

        tracking().log().appendInputs(run.id(), List.of(input, input), List.of());
        tracking().log().appendInputs(run.id(), List.of(input), List.of());

        assertThat(tracking().runs().record(run.id()).inputs()).containsExactly(input);
    }

    @Test
    void ofADatasetWhatWasSaidFirstCounts() {
        Run first = tracking().startRun();
        Run second = tracking().startRun();
        LoggedDataset trips = new LoggedDataset("trips", "1", "local", "{}", "{\"columns\": 3}", "");
        LoggedDataset same = new LoggedDataset("trips", "1", "http", "{}", "", "");

        tracking().log().appendInputs(first.id(), List.of(DatasetInput.of(trips, "training")), List.of());
        tracking().log().appendInputs(second.id(), List.of(DatasetInput.of(same, "validation")), List.of());

        assertThat(tracking().runs().record(second.id()).inputs())
                .containsExactly(DatasetInput.of(trips, "validation"));
    }

    @Test
    void modelsThatWentInAndOutAreKeptOnce() {
        Run run = tracking().startRun();
        LoggedModelId in = new LoggedModelId("m-1");
        ModelOutput out = new ModelOutput(new LoggedModelId("m-2"), 4);

        tracking().log().appendInputs(run.id(), List.of(), List.of(in, in));
        tracking().log().appendOutputs(run.id(), List.of(out, out));

        RunRecord record = tracking().runs().record(run.id());
        assertThat(record.modelInputs()).containsExactly(in);
        assertThat(record.modelOutputs()).containsExactly(out);
    }
}
