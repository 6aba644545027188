package io.gimbal.graph;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// What sort of thing an asset is: `source`, `dataset`, `model-version`. The set is open; each capability owns its
/// kinds as constants.
public record AssetKind(String value) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int MAX_LENGTH = 40;

    public AssetKind {
        if (value.length() > MAX_LENGTH || !NAME.matcher(value).matches()) {
            throw CodedException.invalidArgument(
                    "not an asset kind: \"" + value + "\", expected lower-case words joined by dashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
