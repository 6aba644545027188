package io.gimbal.web.kit;

import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A name and a value, as a table shows them.
///
/// @param code whether the value is to be read letter by letter: an expression, a digest, many lines
public record Fact(String name, String value, boolean code) {
    private static final int PROSE = 60;

    /// Every value of an object, nested names joined by dots.
    public static List<Fact> of(JsonObject object) {
        List<Fact> facts = new ArrayList<>();
        object.fields().forEach((name, value) -> add(facts, name, value));
        return facts;
    }

    private static void add(List<Fact> facts, String name, JsonValue value) {
        switch (value) {
            case JsonObject object ->
                object.fields().forEach((inner, nested) -> add(facts, name + "." + inner, nested));
            case JsonArray array -> add(facts, name, array);
            case JsonString string -> facts.add(text(name, string.value()));
            case JsonNumber number -> facts.add(new Fact(name, Figures.number(number.doubleValue()), false));
            case JsonBoolean flag -> facts.add(new Fact(name, flag.value() ? "yes" : "no", false));
            case JsonNull _ -> facts.add(new Fact(name, Figures.NONE, false));
        }
    }

    private static void add(List<Fact> facts, String name, JsonArray array) {
        boolean plain =
                array.items().stream().noneMatch(item -> item instanceof JsonObject || item instanceof JsonArray);
        if (plain) {
            String joined = array.items().stream().map(Fact::plain).collect(Collectors.joining(", "));
            facts.add(new Fact(name, Figures.orNone(joined), false));
            return;
        }
        for (int i = 0; i < array.items().size(); i++) {
            add(facts, name + " " + (i + 1), array.items().get(i));
        }
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString string ? string.value() : Json.text(value);
    }

    private static Fact text(String name, String value) {
        boolean code = value.contains("\n") || (value.length() > PROSE && value.indexOf(' ') < 0);
        return new Fact(name, Figures.orNone(value), code);
    }
}
