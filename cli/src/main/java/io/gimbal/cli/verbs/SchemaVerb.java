package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "schema",
        header = "The kinds of declarations, or the JSON Schema of one.",
        description = "Without a kind, lists them. With one, prints its JSON Schema, which tells editors what may stand"
                + " where: in most of them a comment \"# yaml-language-server: $schema=FILE\" is enough.",
        footer = {"", "Example:", "  gimbal schema feature-view > feature-view.schema.json"})
final class SchemaVerb extends ServerVerb {
    @Parameters(arity = "0..1", paramLabel = "KIND", description = "A kind, like feature-view.")
    private @Nullable String kind;

    SchemaVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        if (kind != null) {
            terminal()
                    .print(client.get("/api/v1/schemas/" + GimbalClient.encode(kind))
                            .text());
            return ExitCode.DONE;
        }
        Answer answer = client.get("/api/v1/schemas");
        if (!printJson(answer)) {
            Json.read(answer.bytes(), JsonObject.class).array("kinds").texts().forEach(terminal()::print);
        }
        return ExitCode.DONE;
    }
}
