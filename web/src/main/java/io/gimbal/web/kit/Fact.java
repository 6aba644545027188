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
import java.util.Map;
import java.util.stream.Collectors;

/// A name and a value, as a list shows them.
///
/// @param value empty where the name stands above others
/// @param code whether the value is to be read letter by letter: an expression, a digest, many lines
/// @param depth how many names it stands below
public record Fact(String name, String value, boolean code, int depth) {
    private static final int PROSE = 60;

    /// Every value of an object. What is nested stands below its name; of several alike, each below its first value.
    public static List<Fact> of(JsonObject object) {
        List<Fact> facts = new ArrayList<>();
        add(facts, object, 0);
        return facts;
    }

    /// In one line.
    public String sentence() {
        return name + ": " + value;
    }

    private static void add(List<Fact> facts, JsonObject object, int depth) {
        object.fields().forEach((name, value) -> add(facts, name, value, depth));
    }

    private static void add(List<Fact> facts, String name, JsonValue value, int depth) {
        switch (value) {
            case JsonObject object -> {
                facts.add(new Fact(name, object.fields().isEmpty() ? Figures.NONE : "", false, depth));
                add(facts, object, depth + 1);
            }
            case JsonArray array -> add(facts, name, array, depth);
            case JsonString string -> facts.add(text(name, string.value(), depth));
            case JsonNumber number -> facts.add(new Fact(name, Figures.number(number.doubleValue()), false, depth));
            case JsonBoolean flag -> facts.add(new Fact(name, flag.value() ? "yes" : "no", false, depth));
            case JsonNull _ -> facts.add(new Fact(name, Figures.NONE, false, depth));
        }
    }

    private static void add(List<Fact> facts, String name, JsonArray array, int depth) {
        boolean plain =
                array.items().stream().noneMatch(item -> item instanceof JsonObject || item instanceof JsonArray);
        if (plain) {
            String joined = array.items().stream().map(Fact::plain).collect(Collectors.joining(", "));
            facts.add(new Fact(name, Figures.orNone(joined), false, depth));
            return;
        }
        facts.add(new Fact(name, "", false, depth));
        array.items().forEach(item -> addItem(facts, item, depth + 1));
    }

    private static void addItem(List<Fact> facts, JsonValue item, int depth) {
        if (!(item instanceof JsonObject object)) {
            add(facts, "", item, depth);
            return;
        }
        boolean first = true;
        for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
            add(facts, field.getKey(), field.getValue(), first ? depth : depth + 1);
            first = false;
        }
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString string ? string.value() : Json.text(value);
    }

    private static Fact text(String name, String value, int depth) {
        boolean code = value.contains("\n") || (value.length() > PROSE && value.indexOf(' ') < 0);
        return new Fact(name, code ? value : Figures.orNone(Prose.of(value)), code, depth);
    }
}
