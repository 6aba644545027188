package io.gimbal.serving.predict;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.IdSource;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.eventtime.Horizon;
import io.gimbal.json.Json;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.serving.FieldType;
import io.gimbal.serving.PredictionId;
import io.gimbal.serving.ServiceShape;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the items of a request strictly: what is unknown, absent or of another type is named with its index, field,
/// value and the nearest name, all of it at once. Not thread-safe.
final class RequestReader {
    static final int MOST_ITEMS = 10_000;
    private static final String ID = "id";
    private static final String EVENT_TIME = "event_time";
    private static final String KEYS = "keys";
    private static final String INPUTS = "inputs";
    private static final Set<String> FIELDS = Set.of(ID, EVENT_TIME, KEYS, INPUTS);

    private final ServiceShape shape;
    private final IdSource ids;
    private final InstantSource time;
    private final Horizon horizon;
    private final Problems problems = new Problems();

    private RequestReader(ServiceShape shape, IdSource ids, InstantSource time) {
        this.shape = shape;
        this.ids = ids;
        this.time = time;
        this.horizon = new Horizon(time);
    }

    /// @throws CodedException INVALID_ARGUMENT with everything that is wrong, TOO_LARGE for too many items
    static List<Asked> read(ServiceShape shape, List<JsonValue> items, IdSource ids, InstantSource time) {
        if (items.size() > MOST_ITEMS) {
            throw new CodedException(
                    ErrorCode.TOO_LARGE, items.size() + " predictions at once, at most " + MOST_ITEMS + " are made");
        }
        RequestReader reader = new RequestReader(shape, ids, time);
        List<Asked> asked = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            asked.add(reader.item("[" + i + "]", items.get(i)));
        }
        reader.problems.throwIfAny("the request");
        return asked;
    }

    /// Whatever it is; when there are problems nobody looks at it.
    private Asked item(String place, JsonValue value) {
        if (!(value instanceof JsonObject item)) {
            problems.add(place, "expected an object, found " + value.kind());
            return NOTHING;
        }
        for (String name : item.fields().keySet()) {
            if (!FIELDS.contains(name)) {
                unknown(place + "." + name, name, FIELDS);
            }
        }
        JsonValue given = item.fields().getOrDefault(EVENT_TIME, JsonNull.NULL);
        Instant eventTime = given instanceof JsonNull ? now() : eventTime(place + "." + EVENT_TIME, given);
        JsonObject keys = fields(place + "." + KEYS, item.fields().get(KEYS), shape.keys());
        JsonObject inputs = fields(place + "." + INPUTS, item.fields().get(INPUTS), shape.inputs());
        PredictionId id = id(place + "." + ID, item.fields().getOrDefault(ID, JsonNull.NULL));
        return new Asked(id, eventTime, keys, inputs, digest(given instanceof JsonNull, eventTime, keys, inputs));
    }

    private static final Asked NOTHING =
            new Asked(new PredictionId("none"), Instant.EPOCH, JsonObject.EMPTY, JsonObject.EMPTY, "");

    /// Of the values, not of how they were written: `1` and `1.0` are one input.
    private static String digest(boolean timeless, Instant eventTime, JsonObject keys, JsonObject inputs) {
        JsonObject words = JsonObject.builder()
                .put(EVENT_TIME, timeless ? JsonNull.NULL : new JsonString(eventTime.toString()))
                .put(KEYS, keys)
                .put(INPUTS, inputs)
                .build();
        return Digest.of(Json.bytes(words)).hex();
    }

    private PredictionId id(String place, JsonValue value) {
        try {
            return switch (value) {
                case JsonNull _ -> new PredictionId(ids.next());
                case JsonString(String text) -> new PredictionId(text);
                default -> {
                    problems.add(place, "expected text, found " + shown(value));
                    yield NOTHING.id();
                }
            };
        } catch (CodedException e) {
            problems.add(place, e.getMessage());
            return NOTHING.id();
        }
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Instant eventTime(String place, JsonValue value) {
        try {
            Instant read = TypedValues.time(value);
            horizon.objection(read).ifPresent(text -> problems.add(place, text));
            return read;
        } catch (CodedException e) {
            problems.add(place, e.getMessage());
            return Instant.EPOCH;
        }
    }

    private JsonObject fields(String place, @Nullable JsonValue given, Map<String, FieldType> wanted) {
        if (given == null && wanted.isEmpty()) {
            return JsonObject.EMPTY;
        }
        if (!(given instanceof JsonObject object)) {
            problems.add(
                    place,
                    given == null
                            ? "missing, expected an object with " + String.join(", ", wanted.keySet())
                            : "expected an object, found " + shown(given));
            return JsonObject.EMPTY;
        }
        Map<String, JsonValue> read = new LinkedHashMap<>();
        wanted.forEach((name, type) ->
                read.put(name, field(place + "." + name, type, object.fields().get(name))));
        if (object.fields().size() > wanted.size()
                || !wanted.keySet().containsAll(object.fields().keySet())) {
            object.fields().keySet().stream()
                    .filter(name -> !wanted.containsKey(name))
                    .forEach(name -> unknown(place + "." + name, name, wanted.keySet()));
        }
        return new JsonObject(read);
    }

    private JsonValue field(String place, FieldType type, @Nullable JsonValue value) {
        if (value == null) {
            problems.add(place, "missing, expected " + type.words() + " or null");
            return JsonNull.NULL;
        }
        try {
            return TypedValues.read(type, value);
        } catch (CodedException e) {
            problems.add(place, e.getMessage());
            return JsonNull.NULL;
        }
    }

    private void unknown(String place, String name, Set<String> known) {
        Problem problem = Problem.in(place, "unknown field");
        problems.add(problem.withNearest(name, known));
    }

    private static String shown(JsonValue value) {
        return TypedValues.shown(value);
    }
}
