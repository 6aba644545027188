package io.gimbal.json;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Builds the tree from Jackson's tokens.
final class TreeReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH + 1) // so that ours, with a better message, comes first
                    .build())
            .build();

    private final JsonParser parser;

    private TreeReader(JsonParser parser) {
        this.parser = parser;
    }

    static JsonValue read(byte[] utf8) {
        Utf8.check(utf8);
        return read(FACTORY.createParser(ObjectReadContext.empty(), utf8));
    }

    static JsonValue read(String text) {
        return read(FACTORY.createParser(ObjectReadContext.empty(), text));
    }

    private static JsonValue read(JsonParser parser) {
        try (parser) {
            return new TreeReader(parser).document();
        } catch (JacksonException e) {
            throw translated(e);
        }
    }

    private JsonValue document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw malformed("expected a value, found nothing", 1, 1);
        }
        JsonValue value = value(first, 0);
        if (parser.nextToken() != null) {
            throw malformed("expected nothing after the value");
        }
        return value;
    }

    private JsonValue value(JsonToken token, int depth) {
        return switch (token) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> array(depth + 1);
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> real();
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            case NOT_AVAILABLE, PROPERTY_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT ->
                throw malformed("expected a value");
        };
    }

    private JsonObject object(int depth) {
        refuseBelow(depth);
        Fields.Collector fields = new Fields.Collector();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            requireWhole(name);
            if (!fields.name(name)) {
                throw malformed("field \"" + name + "\" stands twice");
            }
            fields.value(value(parser.nextToken(), depth));
        }
        return new JsonObject(fields.finish());
    }

    private JsonArray array(int depth) {
        refuseBelow(depth);
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, depth));
        }
        return new JsonArray(items);
    }

    private JsonString string() {
        try {
            return new JsonString(parser.getString());
        } catch (CodedException e) {
            throw malformed(e.getMessage());
        }
    }

    private JsonNumber integer() {
        return switch (parser.getNumberType()) {
            case INT, LONG -> new JsonNumber.Whole(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> JsonNumber.of(parser.getBigIntegerValue());
        };
    }

    private JsonNumber real() {
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw malformed("number is beyond the range of doubles");
        }
        return new JsonNumber.Real(value);
    }

    private void refuseBelow(int depth) {
        if (depth > Json.MAX_DEPTH) {
            throw malformed("nested deeper than " + Json.MAX_DEPTH);
        }
    }

    private void requireWhole(String name) {
        try {
            JsonString.requireWhole(name);
        } catch (CodedException e) {
            throw malformed(e.getMessage());
        }
    }

    private CodedException malformed(String message) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return malformed(message, at.getLineNr(), at.getColumnNr());
    }

    static CodedException malformed(String message, int line, int column) {
        return new CodedException(
                ErrorCode.INVALID_ARGUMENT,
                "malformed JSON at line " + line + ", column " + column + ": " + message,
                List.of(Problem.at(new Problem.Location("", line, column), message)));
    }

    private static CodedException translated(JacksonException e) {
        TokenStreamLocation at = e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation();
        CodedException coded = malformed(message(e), Math.max(0, at.getLineNr()), Math.max(0, at.getColumnNr()));
        coded.initCause(e);
        return coded;
    }

    /// Jackson's words in our form, without the source it appends.
    private static String message(JacksonException e) {
        if (e instanceof UnexpectedEndOfInputException) {
            return "the text ends too early";
        }
        String message = String.valueOf(e.getOriginalMessage());
        int source = message.indexOf("[Source:");
        String own = source < 0 ? message : message.substring(0, message.lastIndexOf(" (", source));
        return own.isEmpty() ? "not JSON" : own.substring(0, 1).toLowerCase(Locale.ROOT) + own.substring(1);
    }
}
