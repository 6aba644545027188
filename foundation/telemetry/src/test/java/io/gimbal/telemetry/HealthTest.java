package io.gimbal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.telemetry.HealthReport.Part;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HealthTest {
    private final Health health = new Health();

    @Test
    void withoutChecksEverythingIsWell() {
        assertThat(health.liveness().ok()).isTrue();
        assertThat(health.readiness().parts()).isEmpty();
    }

    @Test
    void readinessSaysWhichPartIsNot() {
        health.addReady("metadata", Optional::empty);
        health.addReady("graph", () -> Optional.of("loading, 40 of 100 assets"));

        assertThat(health.readiness().ok()).isFalse();
        assertThat(health.readiness().parts())
                .containsExactly(
                        new Part("graph", Optional.of("loading, 40 of 100 assets")),
                        new Part("metadata", Optional.empty()));
        assertThat(health.liveness().ok()).isTrue();
    }

    @Test
    void aCheckThatThrowsIsAProblemOfItsPartAlone() {
        health.addLive("a", () -> {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the disk is away");
        });
        health.addLive("b", () -> {
            throw new IllegalStateException("secret");
        });
        health.addLive("c", Optional::empty);

        assertThat(health.liveness().parts())
                .containsExactly(
                        new Part("a", Optional.of("UNAVAILABLE: the disk is away")),
                        new Part("b", Optional.of("the check failed: IllegalStateException")),
                        new Part("c", Optional.empty()));
    }

    @Test
    void aNameIsTakenOnce() {
        health.addReady("graph", Optional::empty);
        assertThatThrownBy(() -> health.addReady("graph", Optional::empty))
                .hasMessage("health check \"graph\" exists already");
    }
}
