package io.gimbal.monitoring.running;

import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;

/// What the address of a model version says.
final class Versions {
    private static final AssetKind MODEL = new AssetKind("model");

    private Versions() {}

    static long number(AssetRef version) {
        return Long.parseLong(version.version().orElseThrow());
    }

    static AssetRef model(AssetRef version) {
        return AssetRef.of(MODEL, version.namespace(), version.name());
    }
}
