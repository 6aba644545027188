package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "predict",
        header = "Ask an endpoint.",
        description =
                "Sends what a file says: a JSON object {id?, event_time?, keys{}, inputs{}}, or an array of them."
                        + " A prediction is recorded like any other; the same id again gives the first answer. Without event_time"
                        + " it is of now; event time, by which days are judged and alerts act, follows what is asked and labelled.",
        footer = {
            "",
            "Example:",
            "  gimbal endpoints predict trip-duration trip.json",
            "",
            "with trip.json, say",
            "  {\"id\": \"try-1\", \"keys\": {\"pickup_zone\": 74, \"dropoff_zone\": 42},",
            "   \"inputs\": {\"distance\": 2.4, \"hour\": 9, \"weekend\": false}}"
        })
final class EndpointPredictVerb extends ServerVerb {
    @Parameters(index = "0", paramLabel = "ENDPOINT", description = "The endpoint, like trip-duration.")
    private String endpoint = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "What to ask.")
    private Path file = Path.of("");

    EndpointPredictVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Answer answer =
                client.post(EndpointsVerb.path(endpoint) + "/predict", Objects.requireNonNull(PushVerb.plain(read())));
        if (printJson(answer)) {
            return ExitCode.DONE;
        }
        List<JsonObject> answers = switch (Json.parse(answer.bytes())) {
            case JsonArray several -> several.objects();
            case JsonObject one -> List.of(one);
            default -> List.of();
        };
        Table table = new Table("prediction", "value", "outcome", "version", "served by", "why");
        answers.forEach(it -> add(table, it));
        terminal().print(table);
        if (answers.size() == 1) {
            terminal().print(FeatureTable.of(answers.getFirst().object("features")));
        }
        return ExitCode.DONE;
    }

    private JsonValue read() {
        Path path = shell().workingFolder().resolve(file);
        try {
            return Json.parse(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "cannot read " + path + ": " + e, e);
        } catch (CodedException e) {
            throw new CodedException(e.code(), path + ": " + e.getMessage(), e);
        }
    }

    private static void add(Table table, JsonObject answer) {
        table.add(
                answer.text("prediction_id"),
                FeatureTable.text(answer.get("value")),
                answer.text("outcome"),
                answer.integer("version"),
                answer.text("served_by"),
                answer.findText("why").orElse(""));
    }
}
