package io.gimbal.web.run;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problems;
import io.gimbal.declare.SourceFile;
import io.gimbal.declare.YamlReader;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.web.run.RunView.Column;
import io.gimbal.web.run.RunView.Signature;
import java.util.List;
import java.util.Optional;

/// The file `MLmodel` beside every model that MLflow's client saves: YAML, with what the model takes and gives as JSON
/// in its texts.
final class MlModelFile {
    static final String NAME = "MLmodel";

    private final YamlReader yaml;

    MlModelFile(YamlReader yaml) {
        this.yaml = yaml;
    }

    /// Nothing if the file says nothing of it that can be read: it is shown itself, too.
    Signature signature(String text) {
        Problems problems = new Problems();
        return yaml.read(new SourceFile(NAME, text), problems).stream()
                .findFirst()
                .map(document -> document.root().value())
                .flatMap(root -> field(root, "signature"))
                .map(signature -> new Signature(
                        columns(signature, "inputs"), columns(signature, "outputs"), columns(signature, "params")))
                .orElse(Signature.NONE);
    }

    private static Optional<JsonValue> field(JsonValue value, String name) {
        return value instanceof JsonObject object
                ? Optional.ofNullable(object.fields().get(name))
                : Optional.empty();
    }

    private static List<Column> columns(JsonValue signature, String name) {
        return field(signature, name)
                .filter(JsonString.class::isInstance)
                .flatMap(text -> parsed(((JsonString) text).value()))
                .filter(JsonArray.class::isInstance)
                .map(array -> ((JsonArray) array)
                        .items().stream().map(MlModelFile::column).toList())
                .orElse(List.of());
    }

    private static Optional<JsonValue> parsed(String text) {
        try {
            return Optional.of(Json.parse(text));
        } catch (CodedException e) {
            return Optional.empty();
        }
    }

    private static Column column(JsonValue column) {
        boolean optional = field(column, "required").filter(JsonBoolean.class::isInstance).stream()
                .anyMatch(required -> !((JsonBoolean) required).value());
        return new Column(text(column, "name"), type(column), optional ? "optional" : "");
    }

    /// `double`, or of a tensor what it holds and in which shape: `float64 (-1, 28, 28)`.
    private static String type(JsonValue column) {
        return field(column, "tensor-spec")
                .map(tensor -> text(tensor, "dtype") + " "
                        + text(tensor, "shape").replace('[', '(').replace(']', ')'))
                .orElseGet(() -> text(column, "type"));
    }

    private static String text(JsonValue value, String name) {
        return field(value, name)
                .map(found -> found instanceof JsonString text ? text.value() : Json.text(found))
                .orElse("");
    }
}
