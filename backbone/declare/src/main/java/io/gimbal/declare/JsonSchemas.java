package io.gimbal.declare;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;

/// JSON Schema (draft 2020-12) of shapes, for editors. It says what a schema can; references, quoting and what kinds
/// check beyond their shape are found by plan.
public final class JsonSchemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private JsonSchemas() {}

    /// The schema of one kind's documents.
    public static JsonObject of(String kind, String description, Shape.Fields shape) {
        JsonObject body = fields(shape);
        JsonObject name = named(ShapeRules.NAME_FORM)
                .put("description", "The name of this " + kind + ".")
                .build();
        JsonObject properties = JsonObject.builder().put(kind, name).build();
        JsonObject.Builder all = properties.toBuilder();
        body.object("properties").fields().forEach(all::put);
        return JsonObject.builder()
                .put("$schema", DIALECT)
                .put("title", kind)
                .put("description", description)
                .put("type", "object")
                .put("properties", all.build())
                .put("required", withFirst(kind, body.array("required")))
                .put("additionalProperties", false)
                .build();
    }

    private static JsonArray withFirst(String first, JsonArray rest) {
        JsonValue[] names = new JsonValue[rest.size() + 1];
        names[0] = JsonValue.of(first);
        for (int i = 0; i < rest.size(); i++) {
            names[i + 1] = rest.items().get(i);
        }
        return JsonArray.of(names);
    }

    private static JsonObject schema(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> text(text);
            case Shape.Name _ -> named(ShapeRules.NAME_FORM).build();
            case Shape.Numeric number -> number(number);
            case Shape.Whole(long min, long max) ->
                typed("integer").put("minimum", min).put("maximum", max).build();
            case Shape.Flag _ -> typed("boolean").build();
            case Shape.Span _ -> named(ShapeRules.SPAN_FORM).build();
            case Shape.Size _ -> named(ShapeRules.SIZE_FORM).build();
            case Shape.Choice choice ->
                JsonObject.builder()
                        .put("enum", JsonArray.ofTexts(choice.words()))
                        .build();
            case Shape.Reference reference ->
                named(ShapeRules.REFERENCE_FORM)
                        .put("$comment", "the name of a " + String.join(" or ", reference.kinds()))
                        .build();
            case Shape.FilePath file ->
                named(".*" + file.suffix().replace(".", "\\.")).build();
            case Shape.Items(Shape item, int min, int max) ->
                typed("array")
                        .put("items", schema(item))
                        .put("minItems", min)
                        .put("maxItems", max)
                        .build();
            case Shape.Entries(Shape key, Shape value, int min) ->
                typed("object")
                        .put("propertyNames", schema(key))
                        .put("additionalProperties", schema(value))
                        .put("minProperties", min)
                        .build();
            case Shape.Fields fields -> fields(fields);
            case Shape.OneOf oneOf ->
                JsonObject.builder()
                        .put(
                                "anyOf",
                                new JsonArray(oneOf.alternatives().stream()
                                        .<JsonValue>map(JsonSchemas::schema)
                                        .toList()))
                        .build();
            case Shape.Anything _ -> JsonObject.EMPTY;
        };
    }

    private static JsonObject text(Shape.Text text) {
        JsonObject.Builder schema =
                typed("string").put("minLength", text.minLength()).put("maxLength", text.maxLength());
        if (!text.form().pattern().equals(".*")) {
            schema.put("pattern", "^(" + text.form().pattern() + ")$");
        }
        return schema.build();
    }

    private static JsonObject number(Shape.Numeric number) {
        JsonObject.Builder schema = typed("number");
        if (number.min() > -Double.MAX_VALUE) {
            schema.put("minimum", number.min());
        }
        if (number.max() < Double.MAX_VALUE) {
            schema.put("maximum", number.max());
        }
        return schema.build();
    }

    private static JsonObject fields(Shape.Fields shape) {
        JsonObject.Builder properties = JsonObject.builder();
        shape.fields().forEach(field -> properties.put(field.name(), field(field)));
        JsonArray required = JsonArray.ofTexts(shape.fields().stream()
                .filter(Field::isRequired)
                .map(Field::name)
                .toList());
        return typed("object")
                .put("properties", properties.build())
                .put("required", required)
                .put("additionalProperties", false)
                .build();
    }

    private static JsonObject field(Field field) {
        JsonObject.Builder schema = schema(field.shape()).toBuilder().put("description", field.description());
        field.fallback().ifPresent(fallback -> schema.put("default", fallback));
        field.example().ifPresent(example -> schema.put("examples", JsonArray.of(example)));
        return schema.build();
    }

    private static JsonObject.Builder typed(String type) {
        return JsonObject.builder().put("type", type);
    }

    private static JsonObject.Builder named(String form) {
        return typed("string").put("pattern", "^(" + form + ")$");
    }
}
