package io.gimbal.cli.verbs;

import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.JsonObject;
import java.util.List;
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
final class PipelinesVerb extends ListingVerb {
    PipelinesVerb(Shell shell) {
        super(
                shell,
                new Listing(
                        "/api/v1/pipelines",
                        List.of("pipeline", "steps", "last run", "state", "as of"),
                        PipelinesVerb::add));
    }

    static CommandLine with(Shell shell) {
        return new CommandLine(new PipelinesVerb(shell))
                .addSubcommand(new PipelineRunVerb(shell))
                .addSubcommand(new PipelineShowVerb(shell));
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
