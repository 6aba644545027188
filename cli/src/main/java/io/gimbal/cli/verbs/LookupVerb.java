package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lookup",
        header = "Show what a model would be given about an entity.",
        description = "Each feature with its value, how long before the lookup it happened, and a status that says why"
                + " a value is missing.",
        footer = {
            "",
            "Examples:",
            "  gimbal features lookup trip_duration pickup_zone=74 dropoff_zone=75",
            "  gimbal features lookup trip_duration pickup_zone=74 dropoff_zone=75 --at 2020-03-15T08:30:00"
        })
final class LookupVerb extends ServerVerb {
    @Parameters(index = "0", paramLabel = "SERVICE", description = "The feature service.")
    private String service = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "KEY=VALUE", description = "What names the entity.")
    private List<String> keys = List.of();

    @Option(names = "--at", paramLabel = "TIME", description = "Event time of the lookup. Default: now.")
    private @Nullable String at;

    LookupVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        JsonObject types = Json.read(
                        client.get("/api/v1/features/services/" + GimbalClient.encode(service))
                                .bytes(),
                        JsonObject.class)
                .object("keys");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("service", service);
        if (at != null) {
            body.put("event_time", at);
        }
        body.put("entities", List.of(entity(types)));
        Answer answer = client.post("/api/v1/features/lookup", body);
        if (!printJson(answer)) {
            JsonObject vector = Json.read(answer.bytes(), JsonObject.class)
                    .array("vectors")
                    .objects()
                    .getFirst();
            terminal().print("at " + vector.text("event_time"));
            terminal().print(FeatureTable.of(vector.object("features")));
        }
        return ExitCode.DONE;
    }

    private Map<String, Object> entity(JsonObject types) {
        Map<String, Object> entity = new LinkedHashMap<>();
        for (String key : keys) {
            int equals = key.indexOf('=');
            if (equals < 1) {
                throw CodedException.invalidArgument("expected KEY=VALUE, found \"" + key + "\"");
            }
            String name = key.substring(0, equals);
            String value = key.substring(equals + 1);
            boolean whole = types.findText(name).filter("long"::equals).isPresent() && value.matches("-?\\d{1,18}");
            entity.put(name, whole ? (Object) Long.valueOf(value) : value);
        }
        return entity;
    }
}
