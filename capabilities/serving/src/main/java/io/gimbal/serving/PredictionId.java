package io.gimbal.serving;

import io.gimbal.core.CodedException;
import io.gimbal.core.Excerpt;

/// What a prediction is called, within its endpoint: the caller's own id, or one made for it.
///
/// @param value 1 to 200 characters, none of them a control character
public record PredictionId(String value) implements Comparable<PredictionId> {
    public static final int MAX_LENGTH = 200;

    public PredictionId {
        if (value.isBlank() || value.length() > MAX_LENGTH || hasControls(value)) {
            throw CodedException.invalidArgument(
                    "not a prediction's id: \"" + Excerpt.of(value, 40) + "\", expected 1 to " + MAX_LENGTH
                            + " characters, not all of them blank and none a control character");
        }
    }

    private static boolean hasControls(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int compareTo(PredictionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
