package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerSession;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.cli.Verb;
import io.gimbal.client.GimbalClient;
import io.gimbal.client.GimbalException;
import io.gimbal.core.Check;
import io.gimbal.core.CodedException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        header = "Whether everything a server needs is well, and what to do if not.",
        description = {
            "Looks at everything a server needs: the JDK, native libraries, disk space, the home, the port, whether a"
                    + " server answers or can be started, and whether somebody tampered with the audit log. Then prints"
                    + " the settings that differ from their defaults, and where each came from.",
            "Ends with 1 when something is not well."
        })
final class DoctorVerb extends Verb {
    @Option(names = "--all", description = "Print all settings, also those at their default.")
    private boolean all;

    DoctorVerb(Shell shell) {
        super(shell);
    }

    /// What a server said, or why there is none.
    private record Findings(Checks checks, List<JsonObject> settings) {}

    @Override
    protected ExitCode run() {
        Findings findings = look();
        if (json()) {
            terminal().print(toJson(findings).toString());
        } else {
            print(findings);
        }
        return findings.checks().allOk() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private Findings look() {
        Optional<URI> running = namedServer().or(() -> ServerSession.running(home()));
        Checks local = running.isPresent() ? Checks.NONE : new LocalChecks(home(), shell().environment()).run();
        try (ServerSession session = connect()) {
            GimbalClient client = session.client();
            JsonObject status = Json.read(client.get("/api/v1/status").bytes(), JsonObject.class);
            String how = running.map(it -> "answers at " + it).orElse("none runs; one can be started");
            JsonArray settings = Json.read(client.get("/api/v1/settings").bytes(), JsonArray.class);
            Checks checks = local.with(Checks.of(status))
                    .with(ofRunning(client, status))
                    .with(audit(client))
                    .with(new Check("server", true, how));
            return new Findings(checks, settings.objects());
        } catch (CodedException | GimbalException e) {
            return new Findings(local.with(new Check("server", false, String.valueOf(e.getMessage()))), List.of());
        }
    }

    /// What need not be tried where a server has it.
    private static Checks ofRunning(GimbalClient client, JsonObject status) {
        return new Checks(List.of(
                new Check("home", true, status.text("home") + ", which the server has"),
                new Check("port", true, client.address().getPort() + ", where the server listens")));
    }

    /// Walks the audit log's chain. What an admin alone may know is not well until an admin has looked.
    private static Check audit(GimbalClient client) {
        try {
            JsonObject walked =
                    Json.read(client.get("/api/v1/audit/verification").bytes(), JsonObject.class);
            String size = walked.integer("entries") + " entries, of which " + walked.integer("unanchored")
                    + " came after the last head in the blob store";
            String problems = walked.array("problems").objects().stream()
                    .map(it -> it.text("message"))
                    .collect(Collectors.joining("; "));
            return new Check("audit", walked.flag("sound"), problems.isEmpty() ? size : problems + " (" + size + ")");
        } catch (GimbalException e) {
            if (e.code().equals("permission-denied")) {
                return new Check("audit", false, "the chain was not verified: that takes an admin's token");
            }
            throw e;
        }
    }

    private void print(Findings findings) {
        Table checks = new Table("check", "", "found");
        findings.checks().list().forEach(it -> checks.add(it.name(), it.ok() ? "ok" : "NOT OK", it.detail()));
        terminal().print(checks);
        List<JsonObject> shown =
                findings.settings().stream().filter(this::isShown).toList();
        if (!shown.isEmpty()) {
            Table settings = new Table("setting", "value", "from");
            shown.forEach(it -> settings.add(it.text("key"), it.text("value"), it.text("origin")));
            terminal().print("");
            terminal().print(settings);
        }
    }

    private boolean isShown(JsonObject setting) {
        return all || !setting.text("origin").equals("default");
    }

    private static JsonObject toJson(Findings findings) {
        List<JsonValue> checks =
                findings.checks().list().stream().map(Json::toValue).toList();
        return JsonObject.builder()
                .put("ok", findings.checks().allOk())
                .put("checks", new JsonArray(checks))
                .put("settings", new JsonArray(List.copyOf(findings.settings())))
                .build();
    }
}
