package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.ErrorCode;
import io.gimbal.testkit.AstralText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A limit counts code points, and every database keeps what is as long as may be.
abstract class TextLimitContract extends ClientRegistryContract {
    private static final String KEY = AstralText.of(250);
    private static final Tag TAG = upTo(100_000, text -> new Tag(KEY, text));

    @Test
    void modelsAreKeptUpToTheirLimits() {
        ModelName name = upTo(256, ModelName::ofClient);
        RegisteredModel model =
                upTo(10_000, text -> fixtures().registry().models().create(ModelDraft.of(name, text), ALICE));
        upTo(250, text -> clients().tags().put(name, new Tag(text, "")));
        clients().tags().put(name, TAG);

        assertThat(fixtures().registry().models().get(name)).isEqualTo(model);
    }

    @Test
    void versionsAreKeptUpToTheirLimits() {
        ModelName name = ModelName.ofClient(AstralText.of(256));
        create(name);
        VersionSource source = upTo(2_043, text -> new VersionSource("s3://" + text));
        SourceDraft draft = upTo(
                10_000,
                text -> new SourceDraft(
                        name, source, Optional.empty(), AstralText.of(500), AstralText.of(500), text, List.of(TAG)));
        upTo(
                500,
                text -> clients()
                        .sourced()
                        .create(SourceDraft.of(name, "s3://bucket/model").producedBy(text), ALICE));

        ModelVersion version = clients().sourced().create(draft, ALICE);

        assertThat(version.content())
                .isEqualTo(new VersionContent.Sourced(
                        source, source.text(), Optional.empty(), draft.run(), draft.runLink()));
        assertThat(snapshot(version.id()).description()).isEqualTo(draft.description());
        assertThat(snapshot(version.id()).tags()).containsExactly(TAG);
    }

    private static <T> T upTo(int limit, Function<String, T> made) {
        refused(() -> made.apply(AstralText.of(limit + 1)), ErrorCode.INVALID_ARGUMENT);
        return made.apply(AstralText.of(limit));
    }
}
