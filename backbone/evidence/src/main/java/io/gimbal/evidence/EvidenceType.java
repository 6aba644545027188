package io.gimbal.evidence;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// What sort of check a piece of evidence comes from: `contract`, `evaluation`, `review`, `alert`. The set is open;
/// each capability owns its types as constants.
public record EvidenceType(String value) implements Comparable<EvidenceType> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int MAX_LENGTH = 40;

    public EvidenceType {
        if (value.length() > MAX_LENGTH || !NAME.matcher(value).matches()) {
            throw CodedException.invalidArgument(
                    "not an evidence type: \"" + value + "\", expected lower-case words joined by dashes");
        }
    }

    @Override
    public int compareTo(EvidenceType other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
