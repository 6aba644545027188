package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerSession;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Verb;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "version",
        header = "The version of this command and of the server.",
        description = "Starts no server: where none has the home, only the command's is printed.")
final class VersionVerb extends Verb {
    VersionVerb(Shell shell) {
        super(shell);
    }

    /// Of the jar this class is in; `development` when classes run from a folder.
    static String own() {
        return Objects.requireNonNullElse(VersionVerb.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    protected ExitCode run() {
        Optional<String> server = namedServer()
                .or(() -> ServerSession.running(home()))
                .map(address -> GimbalClient.of(address).get("/api/v1/version").bytes())
                .map(bytes -> Json.read(bytes, JsonObject.class).text("version"));
        if (json()) {
            JsonObject.Builder both = JsonObject.builder()
                    .put("command", own())
                    .put("java", Runtime.version().toString());
            server.ifPresent(version -> both.put("server", version));
            terminal().print(both.build().toString());
        } else {
            terminal().print("gimbal " + own() + " on Java " + Runtime.version());
            server.ifPresent(version -> terminal().print("server " + version));
        }
        return ExitCode.DONE;
    }
}
