package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.util.List;

/// Where an artifact stands below its run: a relative path of plain names joined by `/`. The one type every route
/// decodes into; what climbs, is absolute, or names a drive or scheme does not become one.
public record ArtifactPath(String value) implements Comparable<ArtifactPath> {
    public static final int MAX_LENGTH = 1_000;

    public ArtifactPath {
        if (value.length() > MAX_LENGTH) {
            throw CodedException.invalidArgument("an artifact's path has at most " + MAX_LENGTH + " characters");
        }
        boolean forbidden = value.chars().anyMatch(c -> c < 0x20 || c == 0x7f || "\\:;?#%".indexOf(c) >= 0);
        List<String> parts = List.of(value.split("/", -1));
        if (forbidden || parts.contains("") || parts.contains(".") || parts.contains("..")) {
            throw CodedException.invalidArgument("not an artifact's path: \"" + value
                    + "\", expected names joined by \"/\" without control characters and any of \\ : ; ? # %");
        }
    }

    @Override
    public int compareTo(ArtifactPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
