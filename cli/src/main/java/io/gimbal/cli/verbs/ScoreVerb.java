package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "score",
        header = "How well tested a model in production is: the ML Test Score.",
        description = {
            "Asks 28 questions in four sections of seven: about data, model, infrastructure and monitoring. A test that"
                    + " a machine repeats gives 1 point, one done by hand or too long ago gives 0.5. The score is the"
                    + " least of the four sections.",
            "Only what evidence in the graph answers counts; the rest is listed as not shown.",
        },
        footer = {"", "Examples:", "  gimbal score", "  gimbal score --model trip-duration --json"})
final class ScoreVerb extends ServerVerb {
    @Option(names = "--model", description = "Only this model.")
    private @Nullable String model;

    ScoreVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Answer answer = client.get("/api/v1/score" + (model == null ? "" : "?model=" + GimbalClient.encode(model)));
        if (!printJson(answer)) {
            List<JsonObject> models =
                    Json.read(answer.bytes(), JsonObject.class).array("models").objects();
            models.forEach(this::print);
            if (models.isEmpty()) {
                terminal().print("no model is in production yet");
            }
        }
        return ExitCode.DONE;
    }

    private void print(JsonObject score) {
        terminal().print(score.text("version") + "  " + score.number("final") + " of 7: " + score.text("band"));
        score.object("sections")
                .fields()
                .forEach((section, points) -> terminal().print("  %-14s %s".formatted(section, Json.text(points))));
        Table shown = new Table("test", "points", "asks whether", "because");
        score.array("shown")
                .objects()
                .forEach(it -> shown.add(it.text("id"), it.number("points"), it.text("test"), it.text("because")));
        terminal().print(shown);
        terminal()
                .print("not shown: "
                        + score.array("not_shown").objects().stream()
                                .map(it -> it.text("id"))
                                .collect(Collectors.joining(", ")));
        terminal().print("");
    }
}
