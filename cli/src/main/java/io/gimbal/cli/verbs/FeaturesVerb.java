package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "features",
        header = "What models know about entities: bring it online, look it up, train on it.",
        description = "Lists the feature services with what they take and give. Features are declared as feature-view"
                + " and feature-service; gimbal schema feature-view tells how.",
        footer = {
            "",
            "Examples:",
            "  gimbal features materialize --until 2020-03-15",
            "  gimbal features lookup trip_duration pickup_zone=74 dropoff_zone=75 --at 2020-03-15T08:30:00",
            "  gimbal features training-set trip_duration trips.parquet --time pickup_at --out training.parquet",
            "  gimbal features push trips events.json"
        })
final class FeaturesVerb extends ServerVerb {
    FeaturesVerb(Shell shell) {
        super(shell);
    }

    static CommandLine with(Shell shell) {
        return new CommandLine(new FeaturesVerb(shell))
                .addSubcommand(new MaterializeVerb(shell))
                .addSubcommand(new TrainingSetVerb(shell))
                .addSubcommand(new PushVerb(shell))
                .addSubcommand(new LookupVerb(shell));
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Answer answer = client.get("/api/v1/features/services");
        if (printJson(answer)) {
            return ExitCode.DONE;
        }
        Table table = new Table("service", "keys", "inputs", "features");
        Json.read(answer.bytes(), JsonObject.class)
                .array("services")
                .objects()
                .forEach(service -> table.add(
                        service.text("service"),
                        names(service.object("keys")),
                        names(service.object("inputs")),
                        service.object("features").fields().size()));
        terminal().print(table);
        return ExitCode.DONE;
    }

    private static String names(JsonObject types) {
        return String.join(", ", types.fields().keySet());
    }
}
