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
        name = "log",
        header = "The versions of a dataset, or one of them.",
        description =
                "Lists what was added, newest first: how many rows, how many were refused, whether the contract was"
                        + " kept, who added it and why. With a version, tells all about that one, refused rows by rule included.",
        footer = {
            "",
            "Examples:",
            "  gimbal data log trips",
            "  gimbal data log trips 3",
            "  gimbal data log trips --refused distance"
        })
final class DataLogVerb extends ServerVerb {
    @Parameters(index = "0", paramLabel = "DATASET", description = "A declared dataset, like trips.")
    private String dataset = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "The number of a version, or newest.")
    private @Nullable String version;

    @Option(
            names = "--refused",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "RULE",
            description = "Show the refused rows of the version as they stood in their files: all, or those that broke"
                    + " one rule first.")
    private @Nullable String refused;

    @Option(names = "--limit", description = "How many versions or rows at most. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    DataLogVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        if (refused != null) {
            showRefused(client, refused);
        } else if (version != null) {
            show(client.get(DataVerb.path(dataset) + "/versions/" + GimbalClient.encode(version)));
        } else {
            list(client.get(DataVerb.path(dataset) + "/versions?size=" + limit));
        }
        return ExitCode.DONE;
    }

    private void showRefused(GimbalClient client, String rule) {
        String shown = version == null ? "newest" : GimbalClient.encode(version);
        Answer answer = client.get(DataVerb.path(dataset) + "/versions/" + shown + "/quarantine?limit=" + limit
                + (rule.isEmpty() ? "" : "&rule=" + GimbalClient.encode(rule)));
        if (!printJson(answer)) {
            RowsView.of(answer).print(terminal());
        }
    }

    private void show(Answer answer) {
        if (!printJson(answer)) {
            JsonObject found = Json.read(answer.bytes(), JsonObject.class);
            new VersionView(found).print(terminal());
            terminal().print("added     " + found.text("added_at") + " by " + found.text("added_by"));
            terminal().print("why       " + found.text("why"));
            found.array("files").objects().forEach(file -> terminal().print("file      " + file.text("name")));
        }
    }

    private void list(Answer answer) {
        if (printJson(answer)) {
            return;
        }
        JsonObject page = Json.read(answer.bytes(), JsonObject.class);
        Table table = new Table("version", "rows", "refused", "contract", "as of", "added", "by", "why");
        page.array("items").objects().forEach(item -> {
            VersionView view = new VersionView(item);
            table.add(
                    view.number(),
                    view.rows(),
                    view.refused(),
                    view.verdict(),
                    view.asOf(),
                    item.text("added_at"),
                    item.text("added_by"),
                    item.text("why"));
        });
        terminal().print(table);
        if (page.findText("next").isPresent()) {
            terminal().print("and older ones; --limit shows more");
        }
    }
}
