package io.gimbal.graph;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of an asset, written `kind:namespace/name@version`, as in `model-version:taxi/duration@3`. The version
/// is there only where the kind has versions. In the written form everything but letters, digits and `-._*` of a
/// namespace, name or version is percent-encoded, so that any name a client chose can be told apart.
///
/// @param namespace the project that declared it, or the capability's own namespace for what clients made
public record AssetRef(AssetKind kind, String namespace, String name, Optional<String> version) {
    private static final Pattern TEXT = Pattern.compile("([^:/@]+):([^:/@]+)/([^:/@]+)(?:@([^:/@]+))?");
    private static final int MAX_PART_LENGTH = 500;

    public AssetRef {
        Objects.requireNonNull(kind);
        requirePart("namespace", namespace);
        requirePart("name", name);
        version.ifPresent(text -> requirePart("version", text));
    }

    public static AssetRef of(AssetKind kind, String namespace, String name) {
        return new AssetRef(kind, namespace, name, Optional.empty());
    }

    public static AssetRef of(AssetKind kind, String namespace, String name, String version) {
        return new AssetRef(kind, namespace, name, Optional.of(version));
    }

    /// @throws CodedException INVALID_ARGUMENT if the text is not an asset's address
    public static AssetRef parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw CodedException.invalidArgument("not an asset's address: \"" + text
                    + "\", expected kind:namespace/name or kind:namespace/name@version");
        }
        return new AssetRef(
                new AssetKind(matcher.group(1)),
                decode(matcher.group(2)),
                decode(matcher.group(3)),
                Optional.ofNullable(matcher.group(4)).map(AssetRef::decode));
    }

    /// The asset this one is a version of.
    public AssetRef withoutVersion() {
        return of(kind, namespace, name);
    }

    @Override
    public String toString() {
        String unversioned = kind + ":" + encode(namespace) + "/" + encode(name);
        return version.map(text -> unversioned + "@" + encode(text)).orElse(unversioned);
    }

    /// Whether the text may be a namespace, a name or a version.
    public static boolean isPart(String text) {
        return !text.isBlank()
                && TextLength.isWithin(MAX_PART_LENGTH, text)
                && text.chars().noneMatch(c -> c < 0x20 || c == 0x7f);
    }

    private static void requirePart(String what, String part) {
        if (!isPart(part)) {
            throw CodedException.invalidArgument("an asset's " + what + " must be a non-blank text of at most "
                    + MAX_PART_LENGTH + " characters without control characters: \"" + part + "\"");
        }
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw CodedException.invalidArgument("bad percent-encoding in an asset's address: \"" + part + "\"");
        }
    }
}
