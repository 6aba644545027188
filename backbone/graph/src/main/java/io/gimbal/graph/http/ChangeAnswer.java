package io.gimbal.graph.http;

import io.gimbal.graph.Change;
import io.gimbal.json.JsonObject;
import java.time.Instant;

/// A change as answered.
record ChangeAnswer(
        long position, String asset, String action, JsonObject difference, String who, String why, Instant at) {

    static ChangeAnswer of(Change change) {
        return new ChangeAnswer(
                change.position(),
                change.asset().toString(),
                change.action(),
                change.difference(),
                change.reason().who(),
                change.reason().why(),
                change.at());
    }
}
