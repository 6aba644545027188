package io.gimbal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.testkit.AstralText;
import io.gimbal.tracking.models.LoggedModelDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A limit counts code points, and every database keeps what is as long as may be.
abstract class TextLimitContract extends TrackingContract {
    @Test
    void keysAndValuesAreKeptUpToTheirLimits() {
        Run run = tracking().startRun();
        String key = upTo(250, Key::new).value();
        Param param = upTo(6_000, text -> Param.of(key, text));
        Tag tag = upTo(8_000, text -> Tag.of(key, text));

        tracking().log().append(run.id(), new RunBatch(List.of(param), List.of(), List.of(tag), List.of()));

        assertThat(tracking().runs().record(run.id()).params()).containsExactly(param);
        assertThat(tracking().runs().record(run.id()).tags()).containsExactly(tag);
    }

    @Test
    void namesAreKeptUpToTheirLimits() {
        Experiment experiment = upTo(500, text -> tracking().experiments().create(ExperimentDraft.named(text)));
        Run run = upTo(
                500,
                text -> tracking()
                        .runs()
                        .update(tracking().startRun(experiment.id()).id(), RunUpdate.renaming(text)));

        assertThat(tracking().experiments().getByName(AstralText.of(500))).isEqualTo(experiment);
        assertThat(tracking().runs().get(run.id()).name()).isEqualTo(AstralText.of(500));
    }

    @Test
    void loggedModelsAreKeptUpToTheirLimits() {
        LoggedModelDraft draft = upTo(
                500,
                text -> new LoggedModelDraft(Experiment.DEFAULT, text, text, AstralText.of(500), Map.of(), Map.of()));

        assertThat(tracking().models().create(draft).model().name()).isEqualTo(AstralText.of(500));
    }

    @Test
    void datasetsAreKeptUpToTheirLimits() {
        Run run = tracking().startRun();
        String digest = AstralText.of(36);
        LoggedDataset dataset = upTo(500, text -> new LoggedDataset(text, digest, text, "", "", ""));
        LoggedDataset described = new LoggedDataset(
                dataset.name(),
                digest,
                dataset.sourceType(),
                upTo(65_535, text -> new LoggedDataset("d", "1", "", text, "", ""))
                        .source(),
                upTo(1_048_575, text -> new LoggedDataset("d", "1", "", "", text, ""))
                        .schema(),
                "");
        DatasetInput input = upTo(500, text -> new DatasetInput(described, text, Map.of(), Optional.empty()));

        tracking().log().appendInputs(run.id(), List.of(input), List.of());

        assertThat(tracking().runs().record(run.id()).inputs()).containsExactly(input);
    }

    private static <T> T upTo(int limit, Function<String, T> made) {
        assertThatThrownBy(() -> made.apply(AstralText.of(limit + 1)))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining(String.valueOf(limit));
        return made.apply(AstralText.of(limit));
    }
}
