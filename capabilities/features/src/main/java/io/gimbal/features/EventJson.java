package io.gimbal.features;

import io.gimbal.core.CodedException;
import io.gimbal.core.DecimalText;
import io.gimbal.core.NearestName;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// An event as JSON: on the wire, and in the log. Besides the columns of its source it has `id` and
/// `event_time`; the latter is another name for the source's time column.
public final class EventJson {
    private static final String ID = "id";
    private static final String EVENT_TIME = "event_time";

    private EventJson() {}

    /// @throws CodedException INVALID_ARGUMENT if a field is unknown or of another type, or if the event
    ///     has no id, no     time, or two different ones
    public static SourceEvent read(EventSource source, JsonObject object) {
        object.fields().keySet().forEach(name -> requireKnown(source, name));
        return recall(source, object);
    }

    /// An event that was taken in before. Columns that its source has no more are left out.
    ///
    /// @throws CodedException INVALID_ARGUMENT if it does not fit the source any more
    public static SourceEvent recall(EventSource source, JsonObject object) {
        Map<String, FeatureValue> values = new HashMap<>();
        object.fields().forEach((name, value) -> {
            Optional<String> column = column(source, name);
            if (column.isPresent() && !(value instanceof JsonNull)) {
                put(values, column.get(), TypedJson.read(name, source.type(column.get()), value));
            }
        });
        if (source.time().isPresent() && !values.containsKey(source.time().get())) {
            throw CodedException.invalidArgument("the event has no event_time");
        }
        return new SourceEvent(id(source, object, values), values);
    }

    private static Optional<String> column(EventSource source, String name) {
        if (source.columns().containsKey(name)) {
            return Optional.of(name);
        }
        if (name.equals(EVENT_TIME) && source.time().isPresent()) {
            return source.time();
        }
        return Optional.empty();
    }

    private static void requireKnown(EventSource source, String name) {
        if (name.equals(ID) || column(source, name).isPresent()) {
            return;
        }
        List<String> known = new ArrayList<>(source.columns().keySet());
        known.add(ID);
        if (source.time().isPresent()) {
            known.add(EVENT_TIME);
        }
        throw CodedException.invalidArgument("unknown field \"" + name + "\" for source \"" + source.name() + "\""
                + NearestName.hint(name, known).map(hint -> ", " + hint).orElse(""));
    }

    private static void put(Map<String, FeatureValue> values, String column, FeatureValue value) {
        FeatureValue other = values.put(column, value);
        if (other != null && !other.equals(value)) {
            throw CodedException.invalidArgument(
                    "the event has two times: event_time and " + column + " are " + other + " and " + value);
        }
    }

    private static String id(EventSource source, JsonObject object, Map<String, FeatureValue> values) {
        FeatureValue own = values.get(ID); // where the source has a column of that name
        if (own != null) {
            return text(own);
        }
        Optional<JsonValue> sent = object.find(ID).filter(value -> !(value instanceof JsonNull));
        return sent.isPresent()
                ? TypedJson.idText(sent.get())
                : naturalId(source, values).orElse("");
    }

    /// The id that an event has by the columns its source declares: their texts joined by `|`; empty if
    /// there are none, or one is null. In texts `|` and `\` are written with a `\` before them, so that no
    /// two rows get one id.
    public static Optional<String> naturalId(EventSource source, Map<String, FeatureValue> values) {
        if (source.id().isEmpty() || !values.keySet().containsAll(source.id())) {
            return Optional.empty();
        }
        if (source.id().size() == 1) {
            return Optional.of(text(present(values, source.id().getFirst())));
        }
        return Optional.of(source.id().stream()
                .map(column -> idPart(present(values, column)))
                .collect(Collectors.joining("|")));
    }

    private static String idPart(FeatureValue value) {
        String text = text(value);
        return value instanceof FeatureValue.Text ? text.replace("\\", "\\\\").replace("|", "\\|") : text;
    }

    private static String text(FeatureValue value) {
        return value instanceof FeatureValue.Real(double number) ? DecimalText.of(number) : value.toString();
    }

    private static FeatureValue present(Map<String, FeatureValue> values, String column) {
        return Objects.requireNonNull(values.get(column));
    }

    /// The event with its columns in the order of the source, nulls left out.
    public static JsonObject write(EventSource source, SourceEvent event) {
        JsonObject.Builder object = JsonObject.builder();
        for (String column : source.columns().keySet()) {
            FeatureValue value = event.values().get(column);
            if (value != null) {
                object.put(column, TypedJson.write(value));
            }
        }
        if (!source.columns().containsKey(ID)) {
            object.put(ID, event.id());
        }
        return object.build();
    }
}
