package io.gimbal.serving;

import io.gimbal.graph.AssetKind;

/// Who calls an endpoint and relies on its answers, such as `dispatch`.
public record ConsumerName(String value) implements Comparable<ConsumerName> {
    public static final AssetKind KIND = new AssetKind("consumer");

    /// Who asks without saying who they are.
    public static final ConsumerName UNNAMED = new ConsumerName("unnamed");

    public ConsumerName {
        EndpointName.requirePart("a consumer's name", value);
    }

    @Override
    public int compareTo(ConsumerName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
