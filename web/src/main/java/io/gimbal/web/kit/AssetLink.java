package io.gimbal.web.kit;

import io.gimbal.graph.AssetRef;

/// An asset as pages name it.
///
/// @param kind in words
/// @param text its name, with its version
/// @param ref the whole address
public record AssetLink(String kind, String text, String ref, String href) {
    public static AssetLink of(AssetRef ref) {
        return to(ref, Addresses.of(ref));
    }

    /// To the generic page.
    public static AssetLink generic(AssetRef ref) {
        return to(ref, Addresses.asset(ref));
    }

    private static AssetLink to(AssetRef ref, String href) {
        String name = ref.version().map(version -> ref.name() + "@" + version).orElse(ref.name());
        return new AssetLink(ref.kind().value().replace('-', ' '), name, ref.toString(), href);
    }
}
