package io.gimbal.monitoring;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;

/// A declared monitor and how far it has come.
///
/// @param declaration as its kind reads it
/// @param progress as it was last written; empty before that
/// @param revision how often the progress was written
public record MonitorRecord(
        AssetRef ref, AssetRef endpoint, JsonObject declaration, JsonObject progress, long revision) {
    /// @param project whose monitor it is
    public boolean isIn(String project) {
        return ref.namespace().equals(project);
    }
}
