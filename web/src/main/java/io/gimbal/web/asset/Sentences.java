package io.gimbal.web.asset;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edge;
import io.gimbal.web.kit.AssetLink;

/// Edges in words.
final class Sentences {
    private Sentences() {}

    /// What the asset does to, or suffers from, the other end.
    static String verb(Edge edge, AssetRef subject) {
        return edge.from().equals(subject) ? active(edge) : passive(edge);
    }

    static AssetRef other(Edge edge, AssetRef subject) {
        return edge.from().equals(subject) ? edge.to() : edge.from();
    }

    static String sentence(Edge edge) {
        return AssetLink.of(edge.from()).words() + " " + active(edge) + " "
                + AssetLink.of(edge.to()).words();
    }

    private static boolean isVersion(Edge edge) {
        return edge.from().version().isPresent();
    }

    private static String active(Edge edge) {
        return switch (edge.type()) {
            case DERIVED_FROM -> "is derived from";
            case PRODUCES -> "produces";
            case READS -> "reads";
            case TRAINED_ON -> "was trained on";
            case SERVES -> "serves";
            case CONSUMES -> "consumes";
            case FEEDS_BACK -> "feeds back into";
            case MONITORS -> "monitors";
            case MEMBER_OF -> isVersion(edge) ? "is a version of" : "is part of";
            case OWNS -> "owns";
        };
    }

    private static String passive(Edge edge) {
        return switch (edge.type()) {
            case DERIVED_FROM -> "is the origin of";
            case PRODUCES -> "is produced by";
            case READS -> "is read by";
            case TRAINED_ON -> "taught";
            case SERVES -> "is served by";
            case CONSUMES -> "is consumed by";
            case FEEDS_BACK -> "is fed by";
            case MONITORS -> "is monitored by";
            case MEMBER_OF -> isVersion(edge) ? "has version" : "has part";
            case OWNS -> "is owned by";
        };
    }
}
