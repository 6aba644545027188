package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import java.util.regex.Pattern;

/// What a model is called, written `taxi/trip-duration`.
///
/// @param namespace the project it belongs to
public record ModelName(String namespace, String name) {
    public static final AssetKind KIND = new AssetKind("model");
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    public ModelName {
        requirePart("namespace", namespace);
        requirePart("name", name);
    }

    public AssetRef ref() {
        return AssetRef.of(KIND, namespace, name);
    }

    public VersionId version(int number) {
        return new VersionId(this, number);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }

    static void requirePart(String what, String part) {
        if (!PART.matcher(part).matches()) {
            throw CodedException.invalidArgument(
                    "not a " + what + ": \"" + part
                            + "\", expected a letter or digit, then letters, digits, dots, dashes and underscores, at most 200");
        }
    }
}
