package io.gimbal.rules.cel;

/// Ends the evaluation of a part that has no value. Carries no stack trace: on the predict path it is an answer, not
/// a failure.
final class UndefinedValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndefinedValue(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
