package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "alerts",
        header = "What monitors have found.",
        description = "Lists the open alerts, newest first, or shows one with everything it says. Times are event"
                + " times: those of the data. Ends with 1 while a critical alert is open.",
        footer = {"", "Examples:", "  gimbal alerts", "  gimbal alerts --all --severity CRITICAL", "  gimbal alerts 2"})
final class AlertsVerb extends ServerVerb {
    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "An alert, like 2.")
    private @Nullable Long number;

    @Option(names = "--all", description = "Also those that ended.")
    private boolean all;

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "Only these: CRITICAL, WARNING or INFO.")
    private @Nullable String severity;

    AlertsVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        if (number != null) {
            return show(client.get("/api/v1/alerts/" + number));
        }
        return list(client.get("/api/v1/alerts?size=1000" + (all ? "" : "&state=open")
                + (severity == null ? "" : "&severity=" + GimbalClient.encode(severity))));
    }

    private ExitCode list(Answer answer) {
        JsonObject page = Json.read(answer.bytes(), JsonObject.class);
        List<JsonObject> alerts = page.array("items").objects();
        if (!printJson(answer)) {
            Table table = new Table("number", "severity", "alert", "endpoint", "raised", "ended", "what");
            alerts.forEach(it -> table.add(
                    it.integer("number"),
                    it.text("severity"),
                    it.text("alert"),
                    it.text("endpoint"),
                    it.text("raised_at"),
                    it.findText("ended_at").orElse("open"),
                    it.text("summary")));
            if (alerts.isEmpty()) {
                terminal().print(all ? "no alerts" : "no open alerts");
            } else {
                terminal().print(table);
            }
            if (page.findText("next").isPresent()) {
                terminal().print("and more; --severity shows fewer");
            }
        }
        return ending(alerts);
    }

    private ExitCode show(Answer answer) {
        JsonObject alert = Json.read(answer.bytes(), JsonObject.class);
        if (!printJson(answer)) {
            terminal().print(alert.text("severity") + " " + alert.text("alert") + " of " + alert.text("endpoint"));
            terminal().print(alert.text("summary"));
            terminal().print("raised    " + alert.text("raised_at"));
            terminal().print("ended     " + alert.findText("ended_at").orElse("open"));
            alert.object("values")
                    .fields()
                    .forEach((name, value) -> terminal().print("%-20s %s".formatted(name, Json.text(value))));
        }
        return ending(List.of(alert));
    }

    private static ExitCode ending(List<JsonObject> alerts) {
        boolean isHarmed = alerts.stream()
                .anyMatch(it -> it.text("severity").equals("CRITICAL")
                        && it.text("state").equals("open"));
        return isHarmed ? ExitCode.REFUSED : ExitCode.DONE;
    }
}
