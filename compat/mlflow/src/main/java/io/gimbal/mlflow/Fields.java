package io.gimbal.mlflow;

import io.gimbal.core.CodedException;
import io.gimbal.http.Method;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// The fields of one request, or of an object in it. A name without `find` demands the field, and for it an empty text
/// is a missing one. Unknown fields are nobody's concern. Every refusal is INVALID_ARGUMENT and names the field.
public final class Fields {
    private final JsonObject values;
    private final String above;
    private final boolean isQuery;

    private Fields(JsonObject values, String above, boolean isQuery) {
        this.values = values;
        this.above = above;
        this.isQuery = isQuery;
    }

    /// Of the query when a GET has one, else of the body.
    public static Fields of(Request request) {
        boolean asks = request.method() == Method.GET || request.method() == Method.HEAD;
        Parameters query = asks ? request.query() : Parameters.EMPTY;
        return query.names().isEmpty() ? ofBody(request.body()) : new Fields(tree(query), "", true);
    }

    static Fields ofBody(byte[] body) {
        return new Fields(
                WireReader.decode(body, reader -> reader.value() instanceof JsonObject read ? read : JsonObject.EMPTY),
                "",
                false);
    }

    private static JsonObject tree(Parameters query) {
        JsonObject.Builder tree = JsonObject.builder();
        for (String name : query.names()) {
            List<JsonValue> values =
                    query.list(name).stream().<JsonValue>map(JsonString::new).toList();
            tree.put(name, values.size() == 1 ? values.getFirst() : new JsonArray(values));
        }
        return tree.build();
    }

    public String text(String name) {
        return findText(name).filter(it -> !it.isEmpty()).orElseThrow(() -> missing(name));
    }

    /// The field, or the one it was called formerly: `run_id` or `run_uuid`.
    public String text(String name, String formerly) {
        return findText(name)
                .filter(it -> !it.isEmpty())
                .or(() -> findText(formerly).filter(it -> !it.isEmpty()))
                .orElseThrow(() -> missing(name));
    }

    /// May be empty.
    public Optional<String> findText(String name) {
        return find(name, "expected a text", Fields::asText);
    }

    /// An id, which some clients write as a whole number.
    public String id(String name) {
        return findId(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> findId(String name) {
        return find(name, "expected an id", Fields::asId).filter(it -> !it.isEmpty());
    }

    public long integer(String name) {
        return findInteger(name).orElseThrow(() -> missing(name));
    }

    public Optional<Long> findInteger(String name) {
        return find(name, "expected a whole number", Fields::asInteger);
    }

    /// A whole number within bounds, or `otherwise`.
    public int integer(String name, int otherwise, int least, int most) {
        long value = findInteger(name).orElse((long) otherwise);
        if (value < least || value > most) {
            throw invalid(name, "expected a whole number between " + least + " and " + most);
        }
        return (int) value;
    }

    public boolean flag(String name, boolean otherwise) {
        return find(name, "expected true or false", Fields::asFlag).orElse(otherwise);
    }

    /// One of an enumeration, by name or by number, which a query writes as text.
    ///
    /// @param byNumber the values, where their numbers begin with `first`
    public <E extends Enum<E>> Optional<E> findOne(String name, List<E> byNumber, int first) {
        return find(name, "expected one of " + byNumber, value -> {
            Optional<Long> number = value instanceof JsonString && !isQuery ? Optional.empty() : asInteger(value);
            return number.isPresent()
                    ? number.filter(it -> it >= first && it < first + byNumber.size())
                            .map(it -> byNumber.get((int) (it - first)))
                    : asText(value)
                            .flatMap(text -> byNumber.stream()
                                    .filter(it -> it.name().equals(text))
                                    .findFirst());
        });
    }

    public List<String> texts(String name) {
        return list(name, "expected a list of texts", Fields::asText);
    }

    public List<String> ids(String name) {
        return list(name, "expected a list of ids", Fields::asId);
    }

    /// A list of objects.
    public List<Fields> objects(String name) {
        return objects(name, Function.identity());
    }

    /// A list of objects, decoded.
    public <T> List<T> objects(String name, Function<Fields, T> decoder) {
        List<JsonValue> items = items(name);
        List<T> decoded = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String place = name + "[" + i + "]";
            if (!(items.get(i) instanceof JsonObject object)) {
                throw Refused.invalid(items.get(i).toString(), above + place, "expected an object");
            }
            decoded.add(decoder.apply(new Fields(object, above + place + ".", false)));
        }
        return decoded;
    }

    /// An object; one without fields if it is absent.
    public Fields object(String name) {
        JsonObject object = find(
                        name,
                        "expected an object",
                        value -> value instanceof JsonObject it ? Optional.of(it) : Optional.empty())
                .orElse(JsonObject.EMPTY);
        return new Fields(object, above + name + ".", false);
    }

    /// Whether it is there and not null.
    public boolean has(String name) {
        return values.find(name).filter(it -> !(it instanceof JsonNull)).isPresent();
    }

    /// The refusal of a request without this field.
    public CodedException missing(String name) {
        return Refused.missing(above + name);
    }

    /// The refusal of a field for a reason of the caller's.
    public CodedException invalid(String name, String why) {
        String sent = values.find(name).map(JsonValue::toString).orElse("null");
        return Refused.invalid(sent, above + name, why);
    }

    private <T> List<T> list(String name, String why, Function<JsonValue, Optional<T>> cast) {
        List<T> found = new ArrayList<>();
        for (JsonValue item : items(name)) {
            found.add(cast.apply(item).orElseThrow(() -> invalid(name, why)));
        }
        return found;
    }

    private List<JsonValue> items(String name) {
        return find(name, "expected a list", this::asItems).orElse(List.of());
    }

    private Optional<List<JsonValue>> asItems(JsonValue value) {
        return switch (value) {
            case JsonArray array -> Optional.of(array.items());
            case JsonString text when isQuery -> Optional.of(List.of(text)); // a list of one looks like this
            default -> Optional.empty();
        };
    }

    private <T> Optional<T> find(String name, String why, Function<JsonValue, Optional<T>> cast) {
        if (!has(name)) {
            return Optional.empty();
        }
        Optional<T> found = cast.apply(values.get(name));
        if (found.isEmpty()) {
            throw invalid(name, why);
        }
        return found;
    }

    private static Optional<String> asText(JsonValue value) {
        return value instanceof JsonString(String text) && Scalars.isSound(text) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> asId(JsonValue value) {
        return value instanceof JsonNumber.Whole(long number) ? Optional.of(Long.toString(number)) : asText(value);
    }

    private static Optional<Long> asInteger(JsonValue value) {
        OptionalLong whole = switch (value) {
            case JsonNumber.Whole(long number) -> OptionalLong.of(number);
            case JsonNumber.Real(double number) -> Scalars.whole(number);
            case JsonString(String text) -> Scalars.whole(text);
            default -> OptionalLong.empty();
        };
        return whole.isPresent() ? Optional.of(whole.getAsLong()) : Optional.empty();
    }

    private static Optional<Boolean> asFlag(JsonValue value) {
        String text = value instanceof JsonString(String it) ? it.toLowerCase(Locale.ROOT) : "";
        return switch (value) {
            case JsonBoolean flag -> Optional.of(flag.value());
            default ->
                text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
        };
    }
}
