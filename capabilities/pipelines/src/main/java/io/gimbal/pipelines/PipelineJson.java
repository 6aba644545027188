package io.gimbal.pipelines;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.time.Duration;

/// A pipeline as a document, as it is stored and hashed.
public final class PipelineJson {
    private static final String VERB = "verb";
    private static final String NAME = "name";
    private static final String SPLIT = "split";
    private static final String COLUMN = "column";

    private PipelineJson() {}

    public static JsonObject write(Pipeline pipeline) {
        JsonObject.Builder json = JsonObject.builder().put("parameters", new JsonObject(pipeline.parameters()));
        pipeline.seed().ifPresent(seed -> json.put("seed", seed));
        return json.put(
                        "steps",
                        new JsonArray(pipeline.steps().stream()
                                .<JsonValue>map(PipelineJson::write)
                                .toList()))
                .build();
    }

    public static Pipeline read(PipelineName name, JsonObject json) {
        return new Pipeline(
                name,
                json.object("parameters").fields(),
                json.findInteger("seed"),
                json.array("steps").objects().stream().map(PipelineJson::step).toList());
    }

    /// What a step says, whatever it is called.
    public static JsonObject definition(Step step) {
        JsonObject.Builder json = JsonObject.builder();
        write(step).fields().forEach((field, value) -> {
            if (!field.equals(NAME)) {
                json.put(field, value);
            }
        });
        return json.build();
    }

    private static JsonObject write(Step step) {
        JsonObject.Builder json = JsonObject.builder().put(VERB, step.verb());
        JsonObject content = step instanceof Step.TrainingSet set ? trainingSet(set) : (JsonObject) Json.toValue(step);
        content.fields().forEach(json::put);
        return json.build();
    }

    private static JsonObject trainingSet(Step.TrainingSet set) {
        JsonObject split = switch (set.split()) {
            case Step.Split.ByTime(String column, Duration validate) ->
                JsonObject.builder()
                        .put(COLUMN, column)
                        .put("last", validate.toString())
                        .build();
            case Step.Split.ByHash(String column, double validate) ->
                JsonObject.builder().put(COLUMN, column).put("share", validate).build();
        };
        return JsonObject.builder()
                .put(NAME, set.name())
                .put("spine", set.spine())
                .put("time", set.time())
                .put("features", set.features())
                .put("label", Json.toValue(set.label()))
                .put(SPLIT, split)
                .build();
    }

    private static Step step(JsonObject json) {
        JsonObject.Builder content = JsonObject.builder();
        json.fields().forEach((field, value) -> {
            if (!field.equals(VERB)) {
                content.put(field, value);
            }
        });
        JsonObject fields = content.build();
        return switch (json.text(VERB)) {
            case "sql" -> Json.fromValue(fields, Step.Sql.class);
            case "validate" -> Json.fromValue(fields, Step.Validate.class);
            case "training-set" -> readTrainingSet(fields);
            case "train" -> Json.fromValue(fields, Step.Train.class);
            case "evaluate" -> Json.fromValue(fields, Step.Evaluate.class);
            case "register" -> Json.fromValue(fields, Step.Register.class);
            case "command" -> Json.fromValue(fields, Step.Command.class);
            default -> throw new CodedException(ErrorCode.CORRUPT, "not a stored step: " + json);
        };
    }

    private static Step readTrainingSet(JsonObject json) {
        JsonObject split = json.object(SPLIT);
        return new Step.TrainingSet(
                json.text(NAME),
                json.text("spine"),
                json.text("time"),
                json.text("features"),
                Json.fromValue(json.object("label"), Step.Label.class),
                split.has("last")
                        ? new Step.Split.ByTime(split.text(COLUMN), Duration.parse(split.text("last")))
                        : new Step.Split.ByHash(split.text(COLUMN), split.number("share")));
    }
}
