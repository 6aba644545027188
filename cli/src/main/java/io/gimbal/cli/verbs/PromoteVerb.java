package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.client.GimbalException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "promote",
        header = "Move a version to a stage, if its gate lets it pass.",
        description = {
            "The gate asks for evidence, which the model's stage policy names. A refusal names every condition that does"
                    + " not hold with its values, what is missing or has expired, and what would supply it; it changes"
                    + " nothing but is kept on record.",
            "What the version replaces is archived; gimbal rollback puts it back. Ends with 1 when refused."
        },
        footer = {
            "",
            "Examples:",
            "  gimbal promote trip-duration@3 --why \"4 %% better in every borough\"",
            "  gimbal promote trip-duration@2 --to archived --why \"wrong units\""
        })
final class PromoteVerb extends ServerVerb {
    @Parameters(paramLabel = "MODEL@VERSION", description = "The version, like trip-duration@3.")
    private String asked = "";

    @Option(
            names = "--to",
            paramLabel = "STAGE",
            description = "The stage; archived takes it out of use. Default: where the champion is.")
    private @Nullable String stage;

    @Option(names = "--why", required = true, description = "The reason.")
    private String why = "";

    @Option(names = "--at", paramLabel = "TIME", description = EventTimes.AT)
    private @Nullable String at;

    PromoteVerb(Shell shell) {
        super(shell);
    }

    private record Sent(@Nullable String stage, @Nullable String at, String why) {}

    @Override
    protected ExitCode run(GimbalClient client) {
        VersionRef version = VersionRef.parse(asked, shell(), client);
        try {
            Answer answer = client.post(version.path(client) + "/promote", new Sent(stage, at, why));
            if (!printJson(answer)) {
                new MoveView(Json.read(answer.bytes(), JsonObject.class)).print(version.model(), terminal());
            }
            return ExitCode.DONE;
        } catch (GimbalException e) {
            if (json() && e.code().equals("failed-precondition")) {
                terminal().print(e.answer()); // the decision is in it, which a script wants to see
                return ExitCode.REFUSED;
            }
            throw e;
        }
    }
}
