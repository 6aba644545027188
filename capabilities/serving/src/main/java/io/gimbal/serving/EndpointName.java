package io.gimbal.serving;

import io.gimbal.core.CodedException;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import java.util.regex.Pattern;

/// What an endpoint is called, written `taxi/trip-duration`.
///
/// @param namespace the project that declares it
public record EndpointName(String namespace, String name) implements Comparable<EndpointName> {
    public static final AssetKind KIND = new AssetKind("endpoint");
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public EndpointName {
        requirePart("an endpoint's namespace", namespace);
        requirePart("an endpoint's name", name);
    }

    /// @throws CodedException INVALID_ARGUMENT if it is the address of something else
    public static EndpointName of(AssetRef ref) {
        if (!ref.kind().equals(KIND)) {
            throw CodedException.invalidArgument("not an endpoint: " + ref);
        }
        return new EndpointName(ref.namespace(), ref.name());
    }

    /// @throws CodedException INVALID_ARGUMENT if it is not `namespace/name`
    public static EndpointName parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw CodedException.invalidArgument("not an endpoint: \"" + text + "\", expected project/name");
        }
        return new EndpointName(text.substring(0, slash), text.substring(slash + 1));
    }

    public AssetRef ref() {
        return AssetRef.of(KIND, namespace, name);
    }

    static void requirePart(String what, String part) {
        if (!PART.matcher(part).matches()) {
            throw CodedException.invalidArgument("not " + what + ": \"" + part
                    + "\", expected up to 100 letters, digits, dots, dashes and underscores");
        }
    }

    @Override
    public int compareTo(EndpointName other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace == 0 ? name.compareTo(other.name) : byNamespace;
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
