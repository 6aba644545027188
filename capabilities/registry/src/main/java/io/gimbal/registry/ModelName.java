package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import java.util.regex.Pattern;

/// What a model is called, written `taxi/trip-duration`.
///
/// @param namespace the project it belongs to, or [#CLIENTS]
/// @param name any text without `/` and `:`, which an address of the form `models:/NAME/VERSION` could not hold
public record ModelName(String namespace, String name) {
    public static final AssetKind KIND = new AssetKind("model");

    /// Where the models of clients live that know no projects. No project may have this name.
    public static final String CLIENTS = "mlflow";

    public static final int MAX_LENGTH = 256;
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    public ModelName {
        requirePart("namespace", namespace);
        if (!isName(name)) {
            throw CodedException.invalidArgument("not a model's name: \"" + name
                    + "\", expected a non-blank text without / and :, and without control characters, of at most "
                    + MAX_LENGTH + " characters");
        }
    }

    /// A model that a client made.
    public static ModelName ofClient(String name) {
        return new ModelName(CLIENTS, name);
    }

    /// Whether the text may be a model's name.
    public static boolean isName(String text) {
        return AssetRef.isPart(text)
                && TextLength.isWithin(MAX_LENGTH, text)
                && text.indexOf('/') < 0
                && text.indexOf(':') < 0;
    }

    /// Whether the text may be a namespace.
    public static boolean isNamespace(String text) {
        return PART.matcher(text).matches();
    }

    public boolean isOfClient() {
        return namespace.equals(CLIENTS);
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
