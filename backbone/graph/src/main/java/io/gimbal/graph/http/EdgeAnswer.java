package io.gimbal.graph.http;

import io.gimbal.graph.Edge;
import java.time.Instant;

/// An edge as answered.
record EdgeAnswer(String from, String type, String to, Instant since) {
    static EdgeAnswer of(Edge edge) {
        return new EdgeAnswer(
                edge.from().toString(), edge.type().text(), edge.to().toString(), edge.since());
    }
}
