package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.ErrorCode.Fault;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ErrorCodeTest {
    /// Clients retry what is retryable; a request that can never succeed must not be among it.
    @Test
    void onlyWhatMaySucceedLaterIsRetryable() {
        assertThat(Arrays.stream(ErrorCode.values()).filter(ErrorCode::retryable))
                .containsExactly(
                        ErrorCode.RESOURCE_EXHAUSTED,
                        ErrorCode.NO_SPACE,
                        ErrorCode.DEADLINE_EXCEEDED,
                        ErrorCode.CANCELLED,
                        ErrorCode.UNAVAILABLE);
    }

    @Test
    void onlyDefectsAreTheSystemsFault() {
        assertThat(Arrays.stream(ErrorCode.values()).filter(code -> code.fault() == Fault.SYSTEM))
                .containsExactly(ErrorCode.CORRUPT, ErrorCode.INTERNAL);
    }
}
