package io.gimbal.web.live;

import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.monitoring.ClosedChunk;
import io.gimbal.web.Story;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads a monitor's closed days.
///
/// @param frozen the number of the version kept for comparison
record ChunkDay(Optional<Long> frozen) {
    Story.Day read(ClosedChunk chunk) {
        JsonObject values = chunk.values();
        JsonObject served = values.object("served");
        return new Story.Day(
                chunk.day(),
                values.integer("requests"),
                served.integer("labels"),
                byVersion(served.object("by_version")),
                served.findNumber("mae"),
                frozen.flatMap(number -> maeOf(number, values)),
                values.findObject("validation").flatMap(validation -> validation.findNumber("mae")),
                served.findNumber("bias"),
                values.object("volume").findNumber("change"),
                values.object("drift").findNumber("inputs"));
    }

    private static Map<Integer, Long> byVersion(JsonObject counts) {
        Map<Integer, Long> served = new TreeMap<>();
        counts.fields().forEach((number, count) -> {
            if (count instanceof JsonNumber trips) {
                served.put(Integer.valueOf(number), trips.longValue());
            }
        });
        return served;
    }

    private static Optional<Double> maeOf(long number, JsonObject values) {
        for (JsonValue item : values.array("versions").items()) {
            if (item instanceof JsonObject version && version.integer("version") == number) {
                return version.object("errors").findNumber("mae");
            }
        }
        return Optional.empty();
    }
}
