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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "graph",
        header = "What there is, and how it hangs together.",
        description = "Lists the assets, or shows one with its edges. gimbal graph impact tells what breaks if one"
                + " changes.",
        footer = {
            "",
            "Examples:",
            "  gimbal graph --kind feature-view",
            "  gimbal graph dataset:taxi/trips",
            "  gimbal graph impact dataset:taxi/trips"
        })
final class GraphVerb extends ServerVerb {
    @Parameters(arity = "0..1", paramLabel = "ASSET", description = "An asset, like dataset:taxi/trips.")
    private @Nullable String asset;

    @Option(names = "--kind", description = "Only assets of this kind.")
    private @Nullable String kind;

    GraphVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        if (asset != null) {
            show(client.get("/api/v1/asset?ref=" + GimbalClient.encode(asset)));
        } else {
            list(client.get("/api/v1/assets?size=1000" + (kind == null ? "" : "&kind=" + GimbalClient.encode(kind))));
        }
        return ExitCode.DONE;
    }

    private void list(Answer answer) {
        if (printJson(answer)) {
            return;
        }
        JsonObject page = Json.read(answer.bytes(), JsonObject.class);
        Table table = new Table("asset", "owner", "updated");
        page.array("items")
                .objects()
                .forEach(it -> table.add(it.text("ref"), it.findText("owner").orElse(""), it.text("updated_at")));
        terminal().print(table);
        if (page.findText("next").isPresent()) {
            terminal().print("and more; --kind shows fewer");
        }
    }

    private void show(Answer answer) {
        if (printJson(answer)) {
            return;
        }
        JsonObject found = Json.read(answer.bytes(), JsonObject.class);
        JsonObject shown = found.object("asset");
        terminal().print(shown.text("ref"));
        shown.findText("owner").ifPresent(owner -> terminal().print("owner    " + owner));
        terminal().print("updated  " + shown.text("updated_at"));
        shown.object("facts")
                .fields()
                .forEach((name, value) -> terminal().print("%-8s %s".formatted(name, Json.text(value))));
        Table edges = new Table("from", "edge", "to");
        found.array("edges").objects().forEach(it -> edges.add(it.text("from"), it.text("type"), it.text("to")));
        terminal().print(edges);
    }

    @Command(
            name = "impact",
            header = "What breaks if an asset changes.",
            description = "Walks the graph from an asset to everything that depends on it, directly or through others,"
                    + " nearest first. With --upstream: to everything it depends on.")
    static final class ImpactVerb extends ServerVerb {
        @Parameters(paramLabel = "ASSET", description = "An asset, like dataset:taxi/trips.")
        private String asset = "";

        @Option(names = "--upstream", description = "What it depends on, instead.")
        private boolean upstream;

        ImpactVerb(Shell shell) {
            super(shell);
        }

        @Override
        protected ExitCode run(GimbalClient client) {
            Answer answer = client.get("/api/v1/asset/impact?ref=" + GimbalClient.encode(asset) + "&direction="
                    + (upstream ? "upstream" : "downstream"));
            if (!printJson(answer)) {
                Table table = new Table("steps", "asset", "because");
                Json.read(answer.bytes(), JsonObject.class)
                        .array("reached")
                        .objects()
                        .forEach(it -> table.add(it.integer("distance"), it.text("ref"), because(it.object("via"))));
                terminal().print(table);
            }
            return ExitCode.DONE;
        }

        private static String because(JsonObject edge) {
            return edge.text("from") + " " + edge.text("type") + " " + edge.text("to");
        }
    }
}
