package io.gimbal.web.asset;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;

/// Edges in words.
final class Sentences {
    private Sentences() {}

    /// What the asset does to, or suffers from, the other end.
    static String verb(Edge edge, AssetRef subject) {
        return edge.from().equals(subject) ? active(edge.type()) : passive(edge.type());
    }

    static AssetRef other(Edge edge, AssetRef subject) {
        return edge.from().equals(subject) ? edge.to() : edge.from();
    }

    static String sentence(Edge edge) {
        return name(edge.from()) + " " + active(edge.type()) + " " + name(edge.to());
    }

    private static String name(AssetRef ref) {
        return ref.version().map(version -> ref.name() + "@" + version).orElse(ref.name());
    }

    private static String active(EdgeType type) {
        return switch (type) {
            case DERIVED_FROM -> "is derived from";
            case PRODUCES -> "produces";
            case READS -> "reads";
            case TRAINED_ON -> "was trained on";
            case SERVES -> "serves";
            case CONSUMES -> "consumes";
            case FEEDS_BACK -> "feeds back into";
            case MONITORS -> "monitors";
            case MEMBER_OF -> "is a version of";
            case OWNS -> "owns";
        };
    }

    private static String passive(EdgeType type) {
        return switch (type) {
            case DERIVED_FROM -> "is the origin of";
            case PRODUCES -> "is produced by";
            case READS -> "is read by";
            case TRAINED_ON -> "taught";
            case SERVES -> "is served by";
            case CONSUMES -> "is consumed by";
            case FEEDS_BACK -> "is fed by";
            case MONITORS -> "is monitored by";
            case MEMBER_OF -> "has version";
            case OWNS -> "is owned by";
        };
    }
}
