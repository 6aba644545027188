package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "pipelines",
        header = "Pipelines: how versions of models come to be.",
        description = "Lists the declared pipelines with their last runs. A step whose inputs have not changed is not"
                + " run again.",
        footer = {
            "",
            "Examples:",
            "  gimbal pipelines",
            "  gimbal pipelines run train --as-of 2020-03-15T00:00:00Z",
            "  gimbal pipelines run train --as-of 2020-03-15T00:00:00Z --set days=7",
            "  gimbal pipelines show train",
            "  gimbal pipelines show train 3"
        })
final class PipelinesVerb extends ServerVerb {
    PipelinesVerb(Shell shell) {
        super(shell);
    }

    static CommandLine with(Shell shell) {
        return new CommandLine(new PipelinesVerb(shell))
                .addSubcommand(new PipelineRunVerb(shell))
                .addSubcommand(new PipelineShowVerb(shell));
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Answer answer = client.get("/api/v1/pipelines");
        if (printJson(answer)) {
            return ExitCode.DONE;
        }
        Table table = new Table("pipeline", "steps", "last run", "state", "as of");
        Json.read(answer.bytes(), JsonObject.class).array("items").objects().forEach(it -> add(table, it));
        terminal().print(table);
        return ExitCode.DONE;
    }

    private static void add(Table table, JsonObject pipeline) {
        Optional<JsonObject> last = pipeline.findObject("last_run");
        table.add(
                pipeline.text("name"),
                pipeline.array("steps").size(),
                last.map(it -> Long.toString(it.integer("run"))).orElse("–"),
                last.map(it -> it.text("state")).orElse("not run yet"),
                last.map(it -> it.text("as_of")).orElse(""));
    }

    /// The path of a pipeline's runs.
    static String path(String pipeline) {
        return "/api/v1/pipelines/" + GimbalClient.encode(pipeline) + "/runs";
    }
}
