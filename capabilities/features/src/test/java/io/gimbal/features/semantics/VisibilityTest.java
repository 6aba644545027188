package io.gimbal.features.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.features.Availability;
import io.gimbal.features.EventTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class VisibilityTest {
    private static final long NEVER_READ = 99;

    @Test
    void atOnce_isTheEventTime() {
        assertThat(Visibility.visibleAt(new Availability.AtOnce(), 5, NEVER_READ))
                .isEqualTo(5);
    }

    @Test
    void knownAt_isTheLaterOfBoth() {
        Availability known = new Availability.KnownAt("loaded_at");
        assertThat(Visibility.visibleAt(known, 5, 8)).isEqualTo(8);
        assertThat(Visibility.visibleAt(known, 5, 3)).isEqualTo(5);
    }

    @Test
    void landingDelay_isAdded() {
        Availability daily = new Availability.LandingDelay(Duration.ofDays(1));
        assertThat(Visibility.visibleAt(daily, 5, NEVER_READ)).isEqualTo(86_400_000_005L);
    }

    @Test
    void withoutAnEventTime_aRowIsKnownAlwaysOrWhenItSays() {
        assertThat(Visibility.visibleAt(new Availability.AtOnce(), EventTime.ALWAYS, NEVER_READ))
                .isEqualTo(EventTime.ALWAYS);
        assertThat(Visibility.visibleAt(new Availability.KnownAt("loaded_at"), EventTime.ALWAYS, 8))
                .isEqualTo(8);
    }

    @Test
    void floor_goesDownBefore1970() {
        assertThat(WindowSpan.floor(-1, 5)).isEqualTo(-5);
        assertThat(WindowSpan.floor(-5, 5)).isEqualTo(-5);
        assertThat(WindowSpan.floor(4, 5)).isZero();
    }
}
