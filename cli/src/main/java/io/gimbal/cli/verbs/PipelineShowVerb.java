package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        header = "Show the runs of a pipeline, or one of them.",
        description = "Without a number, lists the runs, the newest first. With one, shows each step: what it made,"
                + " whether it was there already, and why the run ended as it did.",
        footer = {"", "Examples:", "  gimbal pipelines show train", "  gimbal pipelines show train 3"})
final class PipelineShowVerb extends ServerVerb {
    @Parameters(index = "0", paramLabel = "PIPELINE", description = "A declared pipeline, like train.")
    private String pipeline = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "RUN", description = "The number of a run.")
    private @Nullable Long run;

    PipelineShowVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        String path = PipelinesVerb.path(pipeline);
        Answer answer = client.get(run == null ? path : path + "/" + run);
        if (!printJson(answer)) {
            JsonObject found = Json.read(answer.bytes(), JsonObject.class);
            if (run == null) {
                list(found);
            } else {
                new PipelineRunView(found).print(terminal());
            }
        }
        return ExitCode.DONE;
    }

    private void list(JsonObject page) {
        Table table = new Table("run", "state", "as of", "started by", "message");
        for (JsonObject it : page.array("items").objects()) {
            table.add(
                    it.integer("run"),
                    it.text("state"),
                    it.text("as_of"),
                    it.text("started_by"),
                    it.findText("message").orElse(""));
        }
        terminal().print(table);
    }
}
