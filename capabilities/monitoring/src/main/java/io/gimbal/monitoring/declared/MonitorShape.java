package io.gimbal.monitoring.declared;

import io.gimbal.declare.Field;
import io.gimbal.declare.Shape;
import io.gimbal.graph.EdgeType;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.time.Duration;
import java.util.Optional;

/// What a monitor's declaration looks like.
final class MonitorShape {
    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final String COLUMN = "[A-Za-z_][A-Za-z0-9_]*(\\.([A-Za-z_][A-Za-z0-9_]*|\\*))?";
    private static final String ALERT = "[a-z][a-z0-9-]{0,62}";
    private static final Shape SEVERITY = Shape.choice("CRITICAL", "WARNING", "INFO");

    private MonitorShape() {}

    static Shape.Fields monitor() {
        return Shape.fields(
                Field.required("endpoint", Shape.reference(EdgeType.MONITORS, "endpoint"), "Whose predictions."),
                Field.withDefault("chunk", Shape.span(), "1d", "What is judged together; a day of event time in UTC."),
                Field.withDefault(
                        "closes-after",
                        Shape.span(Duration.ZERO, Duration.ofDays(365)),
                        "0s",
                        "How long after its end a chunk waits for labels."),
                Field.withDefault("reference", Shape.choice("training"), "training", "What chunks are compared with."),
                Field.optional("drift", drift(), "Which columns are compared with the reference, and how."),
                Field.required("alerts", Shape.listOf(alert()), "What is worth telling, in order of evaluation."),
                Field.withDefault(
                        "clear-for",
                        Shape.whole(1, 1_000),
                        JsonValue.of(1),
                        "How many healthy chunks in a row end an alert."),
                new Field(
                        "cooldown",
                        new Shape.Entries(SEVERITY, Shape.span(Duration.ZERO, LONGEST), 0),
                        false,
                        Optional.of(JsonObject.EMPTY),
                        "How long after an alert was raised the same one is neither raised nor acts again,"
                                + " by severity. Needed for CRITICAL where an alert has actions.",
                        Optional.empty()),
                Field.optional(
                        "retraining",
                        Shape.fields(Field.required(
                                "takes-effect-after",
                                Shape.span(Duration.ZERO, LONGEST),
                                "Event time from a retraining's trigger to the decision about its promotion.")),
                        "When what an alert retrains may take over."));
    }

    private static Shape drift() {
        return Shape.fields(
                Field.required(
                        "columns",
                        Shape.listOf(Shape.text("a column, view.feature or view.*", COLUMN)),
                        "Inputs, keys, features as view.feature or view.*, prediction, label."),
                Field.withDefault(
                        "minimum-effect",
                        Shape.number(0.000_001, 1_000),
                        JsonValue.of(0.1),
                        "The least limit, whatever the reference's own days do."),
                Field.withDefault(
                        "minimum-distinct",
                        Shape.whole(2, 1_000_000),
                        JsonValue.of(20),
                        "Fewer different reference values than this get no verdict."));
    }

    private static Shape alert() {
        return Shape.fields(
                Field.required("alert", Shape.text("lower-case words joined by dashes", ALERT), "Its name."),
                Field.required("severity", SEVERITY, "CRITICAL is harm done, and the only one that acts."),
                Field.required("when", Shape.text(), "A condition over chunk, validation, volume and drift."),
                Field.withDefault(
                        "minimum-labels",
                        Shape.whole(0, 1_000_000_000),
                        JsonValue.of(0),
                        "A chunk with fewer says nothing either way, and ends a row."),
                Field.withDefault(
                        "for",
                        Shape.whole(1, 1_000),
                        JsonValue.of(1),
                        "How many bad chunks in a row; a chunk that says nothing ends a row."),
                Field.optional("clear", Shape.text(), "What is healthy; without it, whatever is not bad."),
                Field.withDefault(
                        "immediate",
                        Shape.flag(),
                        JsonValue.of(false),
                        "Looked at after each prediction, not only when the chunk is complete."),
                Field.optional("actions", actions(), "What it asks for."));
    }

    private static Shape actions() {
        return Shape.fields(
                Field.optional("retrain", Shape.reference("pipeline"), "The pipeline to run."),
                Field.optional(
                        "failsafe",
                        Shape.choice("if-better", "always"),
                        "Whether the failsafe answers: if its own error over the alert's chunks is lower, or always."));
    }
}
