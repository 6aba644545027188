package io.gimbal.mlflow;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads one request body token by token, as leniently as MLflow's clients need: numbers may be texts, NaN may stand
/// bare, a text that holds JSON is decoded again, a field that is null is absent. A body that is no JSON object counts
/// as an empty one, so that its caller learns which field is missing. Nesting deeper than [#MAX_DEPTH], a name that
/// stands twice, NUL and half surrogate pairs are refused. Used by one thread.
public final class WireReader {
    public static final int MAX_DEPTH = 64;

    private static final byte[] EMPTY_OBJECT = {'{', '}'};
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final JsonParser parser;

    private WireReader(JsonParser parser) {
        this.parser = parser;
    }

    /// @param decoder reads the one value with [#fields]; called again on an empty object if the body proves to be no
    ///     JSON, so it must not keep what it read
    /// @throws CodedException INVALID_ARGUMENT if the body is hostile, and what the decoder throws
    public static <T> T decode(byte[] body, Function<WireReader, T> decoder) {
        try {
            return decoded(body, decoder);
        } catch (StreamConstraintsException e) {
            throw new CodedException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Invalid request: its JSON is nested deeper than " + MAX_DEPTH
                            + " or has a number or name too long",
                    e);
        } catch (JacksonException e) {
            return decoded(EMPTY_OBJECT, decoder);
        }
    }

    private static <T> T decoded(byte[] body, Function<WireReader, T> decoder) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.VALUE_STRING) { // as old clients send it
                return decodedInner(parser.getString().getBytes(StandardCharsets.UTF_8), decoder);
            }
            return first == JsonToken.START_OBJECT ? whole(parser, decoder) : decodedInner(EMPTY_OBJECT, decoder);
        }
    }

    private static <T> T decodedInner(byte[] body, Function<WireReader, T> decoder) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            return isObject ? whole(parser, decoder) : decodedInner(EMPTY_OBJECT, decoder);
        }
    }

    private static <T> T whole(JsonParser parser, Function<WireReader, T> decoder) {
        T value = decoder.apply(new WireReader(parser));
        return parser.nextToken() == null ? value : decodedInner(EMPTY_OBJECT, decoder);
    }

    /// Each field of the object that begins here, unless it is null. The consumer reads its value, or skips it.
    ///
    /// @throws CodedException INVALID_ARGUMENT if this is no object, or a name stands twice
    public void fields(Consumer<String> field) {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            throw invalid("expected an object");
        }
        FieldNames names = new FieldNames();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (!names.add(name)) {
                throw CodedException.invalidArgument("Invalid request: the field '" + path() + "' stands twice");
            }
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                field.accept(name);
            }
        }
    }

    /// Each item of the array that begins here.
    ///
    /// @throws CodedException INVALID_ARGUMENT if this is no array
    public void items(Runnable item) {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            throw invalid("expected a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item.run();
        }
    }

    public void skip() {
        parser.skipChildren();
    }

    /// Whether this is `""`, which says as little as nothing where a value is demanded.
    public boolean isEmptyText() {
        return parser.hasToken(JsonToken.VALUE_STRING) && parser.getStringLength() == 0;
    }

    /// @throws CodedException INVALID_ARGUMENT if this is no text
    public String text() {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw invalid("expected a text");
        }
        String text = parser.getString();
        if (!Scalars.isSound(text)) {
            throw Refused.invalid("\"...\"", path(), "it holds NUL or half a character");
        }
        return text;
    }

    /// @throws CodedException INVALID_ARGUMENT if this is no whole number of 64 bits, written as a number or a text
    public long integer() {
        OptionalLong whole = switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> smallInteger();
            case VALUE_NUMBER_FLOAT -> Scalars.whole(parser.getDoubleValue());
            case VALUE_STRING -> Scalars.whole(parser.getString());
            default -> OptionalLong.empty();
        };
        return whole.orElseThrow(() -> invalid("expected a whole number"));
    }

    private OptionalLong smallInteger() {
        return switch (parser.getNumberType()) {
            case INT, LONG -> OptionalLong.of(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> OptionalLong.empty();
        };
    }

    /// @throws CodedException INVALID_ARGUMENT if this is no number, NaN or infinity, written bare or as a text
    public double decimal() {
        OptionalDouble decimal = switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> OptionalDouble.of(parser.getDoubleValue());
            case VALUE_STRING -> Scalars.decimal(parser.getString());
            default -> OptionalDouble.empty();
        };
        return decimal.orElseThrow(() -> invalid("expected a number"));
    }

    /// Whatever begins here, as a tree, which has no place for NaN and the infinities.
    ///
    /// @throws CodedException INVALID_ARGUMENT if one of them stands bare in it
    public JsonValue value() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new JsonString(text());
            case VALUE_NUMBER_INT -> number();
            case VALUE_NUMBER_FLOAT -> JsonNumber.of(real());
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            case NOT_AVAILABLE, PROPERTY_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT ->
                throw invalid("expected a value");
        };
    }

    private JsonObject object() {
        JsonObject.Builder fields = JsonObject.builder();
        fields(name -> fields.put(name, value()));
        return fields.build();
    }

    private JsonArray array() {
        List<JsonValue> items = new ArrayList<>();
        items(() -> items.add(value()));
        return new JsonArray(items);
    }

    private JsonNumber number() {
        return smallInteger().isPresent()
                ? JsonNumber.of(parser.getLongValue())
                : JsonNumber.of(parser.getBigIntegerValue());
    }

    private double real() {
        if (!isFinite()) {
            throw invalid("JSON has no such number");
        }
        return parser.getDoubleValue();
    }

    private boolean isFinite() {
        return !parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT) || Double.isFinite(parser.getDoubleValue());
    }

    /// The refusal of an object that was read and has no such field.
    public CodedException missing(String name) {
        String above = path();
        return Refused.missing(above.isEmpty() ? name : above + "." + name);
    }

    /// The refusal of the value that begins here.
    public CodedException invalid(String why) {
        String path = path();
        String sent = isFinite() ? Json.text(value()) : Double.toString(parser.getDoubleValue());
        return Refused.invalid(sent, path, why);
    }

    private String path() {
        return path(parser.streamReadContext());
    }

    /// `metrics[0].timestamp`.
    private static String path(TokenStreamContext at) {
        if (at.inRoot()) {
            return "";
        }
        String above = path(at.getParent());
        if (at.inArray()) {
            return at.hasCurrentIndex() ? above + "[" + at.getCurrentIndex() + "]" : above;
        }
        return at.hasCurrentName() ? (above.isEmpty() ? "" : above + ".") + at.currentName() : above;
    }
}
