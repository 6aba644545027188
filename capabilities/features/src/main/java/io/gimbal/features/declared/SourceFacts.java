package io.gimbal.features.declared;

import io.gimbal.core.CodedException;
import io.gimbal.core.Durations;
import io.gimbal.features.Availability;
import io.gimbal.features.ColumnType;
import io.gimbal.features.EventSource;
import io.gimbal.features.SourceName;
import io.gimbal.graph.AssetKind;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what the declaration of a source says of its events: `type`, `columns` with the `type` of each,
/// `time`, `id`, and `landing-delay` or `known-at`. Where its files are is not for features.
final class SourceFacts {
    static final AssetKind KIND = new AssetKind("source");

    /// Its first moment, UTC.
    private static final String DATE = "date";

    private SourceFacts() {}

    /// @throws CodedException INVALID_ARGUMENT or UNSUPPORTED if features cannot be made of it
    static EventSource read(SourceName name, JsonObject facts) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        facts.object("columns").fields().forEach((column, value) -> columns.put(column, type(column, value)));
        return switch (facts.findText("type").orElse("events")) {
            case "events" -> new EventSource(name, columns, facts.findText("time"), id(facts), availability(facts));
            // A row that is replaced is another event, so its key does not name it.
            case "snapshot" -> new EventSource(name, columns, Optional.empty(), List.of(), new Availability.AtOnce());
            case String other -> throw CodedException.unsupported("a source of type \"" + other + "\"");
        };
    }

    private static ColumnType type(String column, Object value) {
        if (value instanceof JsonObject object) {
            String type = object.text("type");
            return type.equals(DATE) ? ColumnType.TIMESTAMP : ColumnType.parse(type);
        }
        throw CodedException.invalidArgument("column \"" + column + "\" has no type");
    }

    private static List<String> id(JsonObject facts) {
        return facts.findArray("id").map(JsonArray::texts).orElse(List.of());
    }

    private static Availability availability(JsonObject facts) {
        Optional<String> delay = facts.findText("landing-delay");
        Optional<String> column = facts.findText("known-at");
        if (delay.isPresent() && column.isPresent()) {
            throw CodedException.invalidArgument("a source has a landing-delay or a known-at column, not both");
        }
        return delay.<Availability>map(text -> new Availability.LandingDelay(Durations.parse(text)))
                .or(() -> column.map(Availability.KnownAt::new))
                .orElseGet(Availability.AtOnce::new);
    }
}
