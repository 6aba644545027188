package io.gimbal.web.kit;

import io.gimbal.graph.AssetRef;
import java.util.regex.Pattern;

/// An asset as pages name it.
///
/// @param kind in words
/// @param text its name, with its version; shortened when nobody would read it
/// @param ref the whole address
public record AssetLink(String kind, String text, String ref, String href) {
    private static final Pattern UNREAD = Pattern.compile("[0-9a-f]{24,}");
    private static final int HEAD = 8;
    private static final int TAIL = 6;

    public static AssetLink of(AssetRef ref) {
        return to(ref, Addresses.of(ref));
    }

    /// Its kind and name: *feature view zone_activity*.
    public String words() {
        return kind + " " + text;
    }

    private static String brief(String name) {
        return UNREAD.matcher(name).matches()
                ? name.substring(0, HEAD) + "…" + name.substring(name.length() - TAIL)
                : name;
    }

    /// To the generic page.
    public static AssetLink generic(AssetRef ref) {
        return to(ref, Addresses.asset(ref));
    }

    private static AssetLink to(AssetRef ref, String href) {
        String name =
                brief(ref.name()) + ref.version().map(version -> "@" + version).orElse("");
        return new AssetLink(ref.kind().value().replace('-', ' '), name, ref.toString(), href);
    }
}
