package io.gimbal.features.declared;

import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;

/// References of declarations as names and addresses.
final class Names {
    private Names() {}

    /// The name without the project that may stand before it.
    static String own(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }

    /// @param project of the one who refers
    static AssetRef ref(AssetKind kind, String project, String reference) {
        int slash = reference.indexOf('/');
        return AssetRef.of(kind, slash < 0 ? project : reference.substring(0, slash), own(reference));
    }
}
