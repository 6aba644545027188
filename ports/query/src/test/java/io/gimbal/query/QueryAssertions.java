package io.gimbal.query;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;

/// How tests say what was refused.
final class QueryAssertions {
    private QueryAssertions() {}

    static ThrowableAssertAlternative<CodedException> assertRefused(ErrorCode code, ThrowingCallable call) {
        return assertThatExceptionOfType(CodedException.class)
                .isThrownBy(call)
                .matches(e -> e.code() == code, "has code " + code);
    }

    static ThrowableAssertAlternative<CodedException> assertInvalid(ThrowingCallable call) {
        return assertRefused(ErrorCode.INVALID_ARGUMENT, call);
    }
}
