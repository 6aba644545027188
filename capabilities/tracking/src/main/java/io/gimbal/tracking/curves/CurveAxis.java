package io.gimbal.tracking.curves;

import io.gimbal.core.CodedException;

/// What a curve is drawn over.
public enum CurveAxis {
    STEP("step"),
    /// Milliseconds since 1970.
    TIME("time"),
    /// Milliseconds since the run started.
    RELATIVE("relative");

    private final String text;

    CurveAxis(String text) {
        this.text = text;
    }

    /// @throws CodedException INVALID_ARGUMENT
    public static CurveAxis of(String text) {
        for (CurveAxis axis : values()) {
            if (axis.text.equals(text)) {
                return axis;
            }
        }
        throw CodedException.invalidArgument("x: expected step, time or relative, found \"" + text + "\"");
    }

    public String text() {
        return text;
    }
}
