package io.gimbal.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.graph.AssetRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the words of serving admit.
final class VocabularyTest {
    @Test
    void anEndpointIsItsAssetAndBack() {
        EndpointName name = new EndpointName("taxi", "trip-duration");
        assertThat(name.ref()).hasToString("endpoint:taxi/trip-duration");
        assertThat(EndpointName.of(name.ref())).isEqualTo(name);
        assertThat(EndpointName.parse(name.toString())).isEqualTo(name);
        assertThatThrownBy(() -> EndpointName.of(AssetRef.parse("model:taxi/trip-duration")))
                .hasMessage("not an endpoint: model:taxi/trip-duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "a\nb"})
    void anIdHasNoControlsAndIsNotBlank(String id) {
        assertThatThrownBy(() -> new PredictionId(id)).hasMessageStartingWith("not a prediction's id");
    }

    @Test
    void anIdIsBounded() {
        assertThat(new PredictionId("x".repeat(200)).value()).hasSize(200);
        assertThatThrownBy(() -> new PredictionId("x".repeat(201))).hasMessageContaining("1 to 200");
    }

    @Test
    void aSelectorIsAStageOrAnAlias() {
        assertThat(VersionSelector.ofAlias("failsafe")).hasToString("alias failsafe");
        assertThatThrownBy(() -> new VersionSelector(Optional.empty(), Optional.empty()))
                .hasMessageContaining("one of the two");
        assertThatThrownBy(() -> new VersionSelector(Optional.of("production"), Optional.of("champion")))
                .hasMessageContaining("one of the two");
    }

    @Test
    void aGuardrailClipsOrAbstains() {
        assertThatThrownBy(() -> new Guardrail("g", "true", Optional.empty(), Optional.empty()))
                .hasMessage("guardrail \"g\" needs clip or abstain, one of the two");
        assertThatThrownBy(() -> new Guardrail("g", "true", Optional.of(List.of(2.0, 1.0)), Optional.empty()))
                .hasMessageContaining("the lower first, found [2.0, 1.0]");
    }
}
