package io.gimbal.web.endpoint;

import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.web.Story;
import io.gimbal.web.alert.Alert;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the script that draws the story is given: a list per line, as long as the list of days.
final class StoryJson {
    private StoryJson() {}

    static String of(Story story, List<Alert> alerts) {
        List<Story.Day> days = story.days();
        return Json.text(JsonObject.builder()
                .put("days", list(days, day -> new JsonString(day.day().toString())))
                .put("predictions", list(days, day -> new JsonNumber.Whole(day.predictions())))
                .put("served", numbers(days, Story.Day::maeServed))
                .put("frozen", numbers(days, Story.Day::maeFrozen))
                .put("validated", numbers(days, Story.Day::maeValidated))
                .put("usual", numbers(days, Story.Day::usual))
                .put("by", list(days, day -> new JsonString(StoryTable.answeredBy(day))))
                .put("bias", numbers(days, Story.Day::bias))
                .put("drift", numbers(days, Story.Day::drift))
                .put("failsafe", list(story.failsafe(), StoryJson::span))
                .put("moves", list(story.moves(), StoryJson::move))
                .put("alerts", list(alerts, StoryJson::alert))
                .build());
    }

    private static <T> JsonArray list(List<T> items, Function<T, JsonValue> value) {
        return new JsonArray(items.stream().map(value).toList());
    }

    private static JsonArray numbers(List<Story.Day> days, Function<Story.Day, Optional<Double>> value) {
        return list(
                days,
                day -> value.apply(day)
                        .filter(Double::isFinite)
                        .<JsonValue>map(JsonNumber.Real::new)
                        .orElse(JsonNull.NULL));
    }

    private static JsonValue span(Story.Span span) {
        JsonObject.Builder json = JsonObject.builder().put("from", span.from().toString());
        span.until().ifPresent(until -> json.put("until", until.toString()));
        return json.build();
    }

    private static JsonValue move(Story.Move move) {
        return JsonObject.builder()
                .put("at", move.at().toString())
                .put("version", "v" + move.version().version().orElse(""))
                .put("action", move.action())
                .build();
    }

    private static JsonValue alert(Alert alert) {
        JsonObject.Builder json = JsonObject.builder()
                .put("from", alert.raised().toString())
                .put("name", alert.name())
                .put("severity", alert.severity());
        alert.cleared().ifPresent(until -> json.put("until", until.toString()));
        return json.build();
    }
}
