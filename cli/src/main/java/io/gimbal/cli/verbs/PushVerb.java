package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "push",
        header = "Send events to a source.",
        description = "The file has a JSON array of events, or one event on each line. An event has the columns of its"
                + " source, event_time and, unless the source declares what makes it unique, an id; sent again it"
                + " changes nothing. Answered when the events are durable and every later lookup sees them.",
        footer = {"", "Examples:", "  gimbal features push trips events.json"})
final class PushVerb extends ServerVerb {
    private static final int AT_ONCE = 5_000;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The source they belong to.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "A JSON array, or a JSON object on each line.")
    private Path file = Path.of("");

    PushVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        List<JsonValue> events = events();
        Map<String, Long> total = new LinkedHashMap<>();
        for (int from = 0; from < events.size(); from += AT_ONCE) {
            List<JsonValue> some = events.subList(from, Math.min(from + AT_ONCE, events.size()));
            Answer answer = client.post(
                    "/api/v1/sources/" + GimbalClient.encode(source) + "/events",
                    some.stream().map(PushVerb::plain).toList());
            Json.read(answer.bytes(), JsonObject.class)
                    .fields()
                    .forEach((name, value) -> total.merge(name, Json.fromValue(value, Long.class), Long::sum));
        }
        if (json()) {
            terminal().print(Json.text(Json.toValue(total)));
        } else {
            terminal()
                    .print(total.getOrDefault("accepted", 0L) + " new, " + total.getOrDefault("repeated", 0L)
                            + " there already, " + total.getOrDefault("late", 0L) + " too late for lookups");
        }
        return ExitCode.DONE;
    }

    /// As the client sends it.
    static @Nullable Object plain(JsonValue value) {
        return switch (value) {
            case JsonObject(Map<String, JsonValue> fields) -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                fields.forEach((name, field) -> plain.put(name, plain(field)));
                yield plain;
            }
            case JsonArray(List<JsonValue> items) ->
                items.stream().map(PushVerb::plain).toList();
            case JsonString(String text) -> text;
            case JsonBoolean flag -> flag.value();
            case JsonNumber.Whole(long number) -> number;
            case JsonNumber number -> number.doubleValue();
            case JsonNull _ -> null;
        };
    }

    private List<JsonValue> events() {
        try {
            String text = Files.readString(shell().workingFolder().resolve(file));
            if (text.stripLeading().startsWith("[")) {
                return ((JsonArray) Json.parse(text)).items();
            }
            List<JsonValue> events = new ArrayList<>();
            text.lines().filter(line -> !line.isBlank()).forEach(line -> events.add(Json.parse(line)));
            return events;
        } catch (IOException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
