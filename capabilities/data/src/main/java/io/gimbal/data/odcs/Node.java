package io.gimbal.data.odcs;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An object of a document with its place, written like `/schema/0/properties/2`. What is wrong is collected and
/// read as absent, so that one reading finds everything.
record Node(String pointer, JsonObject object, Problems problems) {

    static Node root(JsonValue document, Problems problems) {
        return node("", document, problems);
    }

    private static Node node(String pointer, JsonValue value, Problems problems) {
        if (value instanceof JsonObject object) {
            return new Node(pointer, object, problems);
        }
        problems.add(pointer.isEmpty() ? "/" : pointer, "expected an object, found " + kind(value));
        return new Node(pointer, JsonObject.EMPTY, problems);
    }

    /// Collects every key that is none of these; those of the standard that are refused are among them.
    void allow(Collection<String> keys) {
        for (String key : object.fields().keySet()) {
            if (!keys.contains(key)) {
                Problem problem = Problem.in(at(key), "unknown key \"" + key + "\"");
                problems.add(problem.withNearest(key, keys));
            }
        }
    }

    String at(String key) {
        return pointer + "/" + key;
    }

    void problem(String key, String message) {
        problems.add(at(key), message);
    }

    /// What the standard has here and Gimbal does not check or heed.
    void refuse(Collection<String> keys) {
        keys.stream().filter(this::has).forEach(key -> unsupported(key, "\"" + key + "\" is not offered yet"));
    }

    void unsupported(String key, String message) {
        problems.add(Problem.unsupported(Problem.Location.of(at(key)), message));
    }

    boolean has(String key) {
        return object.has(key);
    }

    /// A text that must be there.
    String text(String key) {
        Optional<String> found = findText(key);
        if (!object.has(key)) {
            problem(key, "is missing");
        }
        return found.orElse("");
    }

    Optional<String> findText(String key) {
        return find(key).flatMap(value -> switch (value) {
            case JsonString text -> Optional.of(text.value());
            case JsonObject _, JsonArray _, JsonNumber _, JsonBoolean _, JsonNull _ -> wrong(key, "text", value);
        });
    }

    /// A number or date as text, to be compared with a column's values.
    Optional<String> findScalar(String key) {
        return find(key).flatMap(value -> switch (value) {
            case JsonString text -> Optional.of(text.value());
            case JsonNumber number -> Optional.of(number.toString());
            case JsonObject _, JsonArray _, JsonBoolean _, JsonNull _ -> wrong(key, "a number or text", value);
        });
    }

    Optional<Double> findNumber(String key) {
        return find(key).flatMap(value -> switch (value) {
            case JsonNumber number -> Optional.of(number.doubleValue());
            case JsonObject _, JsonArray _, JsonString _, JsonBoolean _, JsonNull _ -> wrong(key, "a number", value);
        });
    }

    boolean flag(String key) {
        return find(key)
                .flatMap(value -> switch (value) {
                    case JsonBoolean flag -> Optional.of(flag.value());
                    case JsonObject _, JsonArray _, JsonString _, JsonNumber _, JsonNull _ ->
                        this.<Boolean>wrong(key, "true or false", value);
                })
                .orElse(false);
    }

    Node child(String key) {
        return find(key)
                .map(value -> node(at(key), value, problems))
                .orElse(new Node(at(key), JsonObject.EMPTY, problems));
    }

    List<Node> children(String key) {
        List<Node> children = new ArrayList<>();
        for (JsonValue item : items(key)) {
            children.add(node(at(key) + "/" + children.size(), item, problems));
        }
        return children;
    }

    /// Texts, numbers and nulls as texts; a null as empty.
    List<Optional<String>> scalars(String key) {
        List<Optional<String>> scalars = new ArrayList<>();
        for (JsonValue item : items(key)) {
            scalars.add(
                    switch (item) {
                        case JsonString text -> Optional.of(text.value());
                        case JsonNumber number -> Optional.of(number.toString());
                        case JsonBoolean flag -> Optional.of(Boolean.toString(flag.value()));
                        case JsonNull _ -> Optional.empty();
                        case JsonObject _, JsonArray _ -> wrong(key, "texts or numbers", item);
                    });
        }
        return scalars;
    }

    List<String> texts(String key) {
        return scalars(key).stream().flatMap(Optional::stream).toList();
    }

    List<Double> numbers(String key) {
        List<Double> numbers = new ArrayList<>();
        for (JsonValue item : items(key)) {
            if (item instanceof JsonNumber number) {
                numbers.add(number.doubleValue());
            } else {
                wrong(key, "numbers", item);
            }
        }
        return numbers;
    }

    /// The value of a custom property, and the node that holds it under `value`.
    Map<String, Node> customProperties() {
        Map<String, Node> properties = new LinkedHashMap<>();
        for (Node property : children("customProperties")) {
            property.allow(List.of("id", "property", "value", "description"));
            properties.put(property.text("property"), property);
        }
        return properties;
    }

    private List<JsonValue> items(String key) {
        return find(key)
                .map(value -> switch (value) {
                    case JsonArray array -> array.items();
                    case JsonObject _, JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> {
                        wrong(key, "a list", value);
                        yield List.<JsonValue>of();
                    }
                })
                .orElse(List.of());
    }

    private Optional<JsonValue> find(String key) {
        return object.find(key);
    }

    private <T> Optional<T> wrong(String key, String expected, JsonValue found) {
        problem(key, "expected " + expected + ", found " + kind(found));
        return Optional.empty();
    }

    private static String kind(JsonValue value) {
        return switch (value) {
            case JsonObject _ -> "an object";
            case JsonArray _ -> "a list";
            case JsonString _ -> "text";
            case JsonNumber _ -> "a number";
            case JsonBoolean _ -> "true or false";
            case JsonNull _ -> "nothing";
        };
    }
}
