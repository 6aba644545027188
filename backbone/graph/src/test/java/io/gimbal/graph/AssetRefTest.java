package io.gimbal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AssetRefTest {
    @Test
    void isWrittenAsKindNamespaceNameAndVersion() {
        AssetRef ref = AssetRef.of(new AssetKind("model-version"), "taxi", "duration", "3");

        assertThat(ref).hasToString("model-version:taxi/duration@3");
        assertThat(ref.withoutVersion()).hasToString("model-version:taxi/duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "a@b:c", "100%", "../x", "naïve", "+", "*", "a\\b", "%2F"})
    void anyNameSurvivesWritingAndReading(String name) {
        AssetRef ref = AssetRef.of(new AssetKind("model"), name, name, name);

        assertThat(AssetRef.parse(ref.toString())).isEqualTo(ref);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "model",
                "model:taxi",
                "model:taxi/",
                "Model:taxi/x",
                "model:taxi/x@",
                "model:a/b/c",
                "model:a/%zz"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> AssetRef.parse(text)).isInstanceOf(CodedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\u0000b", "line\nbreak"})
    void aNameHasNoControlCharactersAndIsNotBlank(String name) {
        assertThatThrownBy(() -> AssetRef.of(new AssetKind("model"), "taxi", name))
                .isInstanceOf(CodedException.class);
    }
}
