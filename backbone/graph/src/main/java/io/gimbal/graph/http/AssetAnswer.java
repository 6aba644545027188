package io.gimbal.graph.http;

import io.gimbal.graph.Asset;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// An asset as answered.
record AssetAnswer(
        String ref,
        String kind,
        String namespace,
        String name,
        Optional<String> version,
        Optional<String> owner,
        Optional<String> project,
        JsonObject facts,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    static AssetAnswer of(Asset asset) {
        return new AssetAnswer(
                asset.ref().toString(),
                asset.ref().kind().value(),
                asset.ref().namespace(),
                asset.ref().name(),
                asset.ref().version(),
                asset.owner(),
                asset.project(),
                asset.facts(),
                asset.revision(),
                asset.createdAt(),
                asset.updatedAt());
    }
}
