package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "debt",
        header = "What the system owes: findings of technical debt.",
        description = {
            "Lists what the graph and its evidence show: consumers nobody declared, thresholds that stay fixed, data"
                    + " nobody needs, models that feed on models or on themselves, tests that are missing or too old,"
                    + " results that cannot be repeated.",
            "Each finding names what owes, who answers for it, what was found and what helps.",
        },
        footer = {"", "Examples:", "  gimbal debt", "  gimbal debt --kind missing-test --json"})
final class DebtVerb extends ServerVerb {
    @Option(names = "--kind", description = "Only findings of this kind, like undeclared-consumer.")
    private @Nullable String kind;

    DebtVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Answer answer = client.get("/api/v1/debt" + (kind == null ? "" : "?kind=" + GimbalClient.encode(kind)));
        if (!printJson(answer)) {
            print(Json.read(answer.bytes(), JsonObject.class).array("findings").objects());
        }
        return ExitCode.DONE;
    }

    private void print(List<JsonObject> findings) {
        for (JsonObject finding : findings) {
            terminal()
                    .print(finding.text("kind") + "  " + finding.text("asset")
                            + finding.findText("owner")
                                    .map(owner -> "  (" + owner + ")")
                                    .orElse(""));
            terminal().print("  found   " + finding.text("what"));
            terminal().print("  costs   " + finding.text("cost"));
            terminal().print("  remedy  " + finding.text("remedy"));
            terminal().print("");
        }
        terminal().print(findings.isEmpty() ? "no debt was found" : findings.size() + " findings");
    }
}
