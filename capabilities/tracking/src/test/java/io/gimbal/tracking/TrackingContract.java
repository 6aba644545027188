package io.gimbal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.sql.Database;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Tracking on every database; those who extend this say what it promises.
abstract class TrackingContract {
    private TrackingFixtures tracking;

    protected abstract Database open();

    @BeforeEach
    final void start() {
        tracking = TrackingFixtures.on(open());
    }

    @AfterEach
    final void stop() {
        tracking.close();
    }

    final TrackingFixtures tracking() {
        return tracking;
    }

    final List<Metric> history(Run run, String key) {
        List<Metric> history = new ArrayList<>();
        tracking.log().scanMetric(run.id(), new Key(key), history::add);
        return history;
    }

    static RunBatch oneParam(String key, String value) {
        return RunBatch.ofParams(List.of(Param.of(key, value)));
    }

    static void assertCode(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
