package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        header = "What differs between two versions of a dataset.",
        description =
                "Counts the rows that came, went and changed (by their id, where the source declares one), and shows"
                        + " the columns that came, went or are of another type, and those whose figures moved.",
        footer = {"", "Example:", "  gimbal data diff trips 1 2"})
final class DataDiffVerb extends ServerVerb {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Parameters(index = "0", paramLabel = "DATASET", description = "A declared dataset, like trips.")
    private String dataset = "";

    @Parameters(index = "1", paramLabel = "FROM", description = "The number of a version.")
    private long from;

    @Parameters(index = "2", paramLabel = "TO", description = "The number of another one.")
    private long to;

    DataDiffVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Answer answer = client.waiting(PATIENCE).get(DataVerb.path(dataset) + "/diff?from=" + from + "&to=" + to);
        if (!printJson(answer)) {
            print(Json.read(answer.bytes(), JsonObject.class));
        }
        return ExitCode.DONE;
    }

    private void print(JsonObject found) {
        JsonObject rows = found.object("rows");
        terminal()
                .print("rows      %d -> %d: %d added, %d removed%s"
                        .formatted(
                                rows.integer("from"),
                                rows.integer("to"),
                                rows.integer("added"),
                                rows.integer("removed"),
                                rows.findInteger("changed")
                                        .map(it -> ", " + it + " changed")
                                        .orElse("")));
        JsonObject schema = found.object("schema");
        schema.array("added").objects().forEach(it -> terminal().print("column    + " + column(it)));
        schema.array("removed").objects().forEach(it -> terminal().print("column    - " + column(it)));
        schema.array("changed")
                .objects()
                .forEach(it -> terminal()
                        .print("column    ~ " + it.text("column") + ": " + it.text("from") + " -> " + it.text("to")));
        Table figures = new Table("column", "missing", "distinct", "mean");
        found.array("profile")
                .objects()
                .forEach(it ->
                        figures.add(it.text("column"), moved(it, "missing"), moved(it, "distinct"), moved(it, "mean")));
        terminal().print(figures);
    }

    private static String column(JsonObject column) {
        return column.text("name") + " (" + column.text("type") + ")";
    }

    private static String moved(JsonObject column, String figure) {
        String before = number(column.object("from"), figure);
        String after = number(column.object("to"), figure);
        return before.equals(after) ? before : before + " -> " + after;
    }

    private static String number(JsonObject figures, String figure) {
        return figures.findNumber(figure)
                .map(value -> value == Math.rint(value) && Math.abs(value) < 1e15
                        ? Long.toString(value.longValue())
                        : String.format(Locale.ROOT, "%.4g", value))
                .orElse("–");
    }
}
