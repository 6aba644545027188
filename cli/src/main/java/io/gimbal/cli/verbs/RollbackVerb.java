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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        header = "Put back the version that the champion replaced.",
        description =
                "It answers from the next request on; the champion is archived. Its gate is not asked again, because"
                        + " it has been through it once; what the gate would say is printed.",
        footer = {
            "",
            "Example:",
            "  gimbal rollback trip-duration --why \"trips to the airport come out far too short\""
        })
final class RollbackVerb extends ServerVerb {
    @Parameters(paramLabel = "MODEL", description = "The model, like trip-duration.")
    private String asked = "";

    @Option(names = "--why", required = true, description = "The reason.")
    private String why = "";

    @Option(names = "--at", paramLabel = "TIME", description = EventTimes.AT)
    private @Nullable String at;

    RollbackVerb(Shell shell) {
        super(shell);
    }

    private record Sent(@Nullable String at, String why) {}

    @Override
    protected ExitCode run(GimbalClient client) {
        ModelRef model = ModelRef.parse(asked, shell(), client);
        Answer answer = client.post(model.path() + "/rollback", new Sent(at, why));
        if (!printJson(answer)) {
            new MoveView(Json.read(answer.bytes(), JsonObject.class)).print(model, terminal());
        }
        return ExitCode.DONE;
    }
}
