package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        header = "How the server is.",
        description = "Prints its address, version, home and since when it runs. Ends with 1 when a part of it is not"
                + " well; gimbal doctor says more.")
final class StatusVerb extends ServerVerb {
    StatusVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Answer answer = client.get("/api/v1/status");
        JsonObject status = Json.read(answer.bytes(), JsonObject.class);
        boolean well = Checks.of(status).allOk();
        if (!printJson(answer)) {
            terminal().print("address  " + client.address());
            terminal().print("version  " + status.text("version"));
            terminal().print("home     " + status.text("home"));
            terminal().print("started  " + status.text("started_at"));
            terminal().print("health   " + (well ? "well" : "not well, see gimbal doctor"));
        }
        return well ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
