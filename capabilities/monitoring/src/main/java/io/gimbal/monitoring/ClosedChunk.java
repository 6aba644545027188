package io.gimbal.monitoring;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;

/// A day of a monitor that is complete, with everything that was found on it. It never changes.
///
/// @param closedAt event time
/// @param values as `GET /api/v1/monitors/{name}/chunks` shows them
public record ClosedChunk(AssetRef monitor, LocalDate day, Instant closedAt, JsonObject values) {}
