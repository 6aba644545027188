package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.core.DataSize;
import io.gimbal.core.Durations;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "gc",
        header = "Remove for good what was deleted long enough ago.",
        description = {
            "Deleted experiments, runs and logged models can be restored until the retention time is over"
                    + " (tracking.retention). Then they go with their metrics and files, names become free again, and bytes"
                    + " that no artifact names any more are removed. A running server does this by itself once a day.",
            "A run that a model version comes from stays, hidden as it is."
        },
        footer = {"", "Examples:", "  gimbal gc", "  gimbal gc --older-than 0s"})
final class GcVerb extends ServerVerb {
    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            description = "How long ago it must have been deleted, such as 12h or 7d. Default: the retention time.")
    private @Nullable String olderThan;

    GcVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Map<String, String> wanted = olderThan == null
                ? Map.of()
                : Map.of("older_than", Durations.parse(olderThan).toString());
        Answer answer = client.post("/api/v1/admin/gc", wanted);
        if (!printJson(answer)) {
            print(Json.read(answer.bytes(), JsonObject.class));
        }
        return ExitCode.DONE;
    }

    private void print(JsonObject collected) {
        terminal()
                .print("removed %d experiments, %d runs, %d logged models, %d files; %s freed"
                        .formatted(
                                collected.integer("experiments"),
                                collected.integer("runs"),
                                collected.integer("models"),
                                collected.integer("files"),
                                new DataSize(collected.integer("bytes"))));
        int kept = collected.array("kept").items().size();
        if (kept > 0) {
            terminal().print(kept + " deleted runs stay, because something in the graph depends on them:");
            collected.array("kept").texts().forEach(run -> terminal().print("  " + run));
        }
    }
}
