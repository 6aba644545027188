package io.gimbal.pipelines.declared;

import io.gimbal.declare.Field;
import io.gimbal.declare.Shape;
import io.gimbal.json.JsonValue;
import java.time.Duration;

/// What a pipeline's document may look like.
final class PipelineShape {
    /// Also the default of the long form.
    static final String COMMAND_TIMEOUT = "10m";

    private static final Shape COLUMN = Shape.text("a column's name", "[A-Za-z_][A-Za-z0-9_]*");
    private static final Shape ADDRESS = Shape.text(
            "a feature like zone.borough, or an input", "[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");
    private static final Shape MODEL = Shape.text(
            "an earlier step, or a version like trip-duration@failsafe",
            "[A-Za-z0-9][A-Za-z0-9._-]*(@[a-z][a-z0-9_-]*)?");
    private static final Shape SCALAR = Shape.oneOf(Shape.number(), Shape.flag(), Shape.text());

    private PipelineShape() {}

    static Shape.Fields pipeline() {
        return Shape.fields(
                Field.optional(
                        "parameters",
                        new Shape.Entries(COLUMN, SCALAR, 1),
                        "Values that steps refer to as :name; a run may give others."),
                Field.optional(
                        "seed",
                        Shape.whole(Long.MIN_VALUE, Long.MAX_VALUE),
                        "Where every random choice comes from; without one, results cannot be made again."),
                Field.required("steps", Shape.listOf(step()), "What is done, in order."));
    }

    private static Shape step() {
        return Shape.fields(
                Field.required("step", Shape.name(), "What later steps call its result."),
                Field.optional(
                        "sql",
                        Shape.text(),
                        "A query over sources, datasets and earlier tables; :as_of and :parameter are values."),
                Field.optional(
                        "validate", validate(), "Holds a table to a contract, and refuses to go on if it fails."),
                Field.optional("training-set", trainingSet(), "Joins features to rows with answers."),
                Field.optional("train", train(), "Learns a model."),
                Field.optional("evaluate", evaluate(), "Judges models on the rows that validate."),
                Field.optional("register", register(), "Registers models as versions, with all evidence about them."),
                Field.optional(
                        "command",
                        Shape.oneOf(Shape.listOf(Shape.text()), command()),
                        "Runs a program: its words, or a map with run, folder, environment and timeout."));
    }

    private static Shape validate() {
        return Shape.fields(
                Field.required("data", Shape.name(), "An earlier table, a dataset or a source."),
                Field.required("contract", Shape.reference("contract"), "What it is held to."));
    }

    private static Shape trainingSet() {
        return Shape.fields(
                Field.required("spine", Shape.name(), "An earlier table, a dataset or a source."),
                Field.required("time", COLUMN, "Features are as they were at this time of the row."),
                Field.required("features", Shape.reference("feature-service"), "Which features are joined."),
                Field.required(
                        "label",
                        Shape.fields(
                                Field.required("column", COLUMN, "What is learned."),
                                Field.optional("known-at", COLUMN, "When the answer is known.")),
                        "The answer of each row."),
                Field.required("split", split(), "Which rows judge instead of teaching."));
    }

    private static Shape split() {
        return Shape.oneOf(
                Shape.fields(
                        Field.required("time", COLUMN, "Rows of the last span by this time validate."),
                        Field.required("validate", Shape.span(), "How long that span is.")),
                Shape.fields(
                        Field.required("hash", COLUMN, "Rows are chosen by the hash of this column."),
                        Field.required("validate", Shape.number(0.001, 0.999), "The share that validates.")));
    }

    private static Shape train() {
        return Shape.fields(
                Field.required("data", Shape.name(), "An earlier training set."),
                Field.required("trainer", Shape.name(), "Who learns: median-table, linear, xgboost."),
                Field.optional("without", Shape.listOf(ADDRESS), "Features and inputs the model does not get."),
                Field.optional(
                        "parameters",
                        Shape.mapOf(Shape.oneOf(SCALAR, Shape.anyOf(Shape.text()))),
                        "What differs from the trainer's defaults."));
    }

    private static Shape evaluate() {
        return Shape.fields(
                Field.required("data", Shape.name(), "An earlier training set."),
                Field.required("models", Shape.listOf(MODEL), "What is judged on the same rows."),
                Field.optional("slices", Shape.listOf(ADDRESS), "Features whose values are judged apart."),
                Field.optional(
                        "leave-out",
                        Shape.choice("feature-views"),
                        "Trains the best model again without each, to see what it gives."));
    }

    private static Shape register() {
        return Shape.fields(
                Field.required("model", Shape.reference("model"), "Whose versions they become."),
                Field.required("versions", Shape.listOf(Shape.name()), "Earlier steps that train, in order."),
                Field.optional(
                        "aliases",
                        new Shape.Entries(Shape.text("an alias", "[a-z][a-z0-9]*([-_][a-z0-9]+)*"), Shape.name(), 1),
                        "Names that move to one of these versions."));
    }

    private static Shape.Fields command() {
        return Shape.fields(
                Field.required("run", Shape.listOf(Shape.text()), "The program and its arguments."),
                Field.optional("folder", Shape.name(), "A folder that is kept between runs; else a fresh one."),
                Field.optional("environment", Shape.mapOf(Shape.text()), "Beside what every command is told."),
                Field.withDefault(
                        "timeout",
                        Shape.span(Duration.ofSeconds(1), Duration.ofDays(1)),
                        JsonValue.of(COMMAND_TIMEOUT),
                        "How long it may take."));
    }
}
