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
import java.util.List;
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
            "A run that a model version comes from stays, hidden as it is; so does a run or logged model whose files a"
                    + " version's source names. Once that version is deleted, the next removal takes them."
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
                .print("removed %s, %s, %s, %s; %s freed"
                        .formatted(
                                count(collected.integer("experiments"), "experiment"),
                                count(collected.integer("runs"), "run"),
                                count(collected.integer("models"), "logged model"),
                                count(collected.integer("files"), "file"),
                                new DataSize(collected.integer("bytes"))));
        printKept(collected.array("kept").texts(), "deleted run");
        printKept(collected.array("kept_models").texts(), "deleted logged model");
    }

    private void printKept(List<String> kept, String what) {
        if (!kept.isEmpty()) {
            String why = kept.size() == 1
                    ? " stays, because something in the graph depends on it:"
                    : " stay, because something in the graph depends on them:";
            terminal().print(count(kept.size(), what) + why);
            kept.forEach(id -> terminal().print("  " + id));
        }
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
