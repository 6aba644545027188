package io.gimbal.graph;

import java.util.Optional;

/// Which assets a list wants; an empty part matches all.
public record AssetFilter(Optional<AssetKind> kind, Optional<String> namespace, Optional<String> project) {

    public static AssetFilter all() {
        return new AssetFilter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static AssetFilter ofKind(AssetKind kind) {
        return new AssetFilter(Optional.of(kind), Optional.empty(), Optional.empty());
    }

    public static AssetFilter ofProject(String project) {
        return new AssetFilter(Optional.empty(), Optional.empty(), Optional.of(project));
    }

    public AssetFilter in(String name) {
        return new AssetFilter(kind, Optional.of(name), project);
    }
}
