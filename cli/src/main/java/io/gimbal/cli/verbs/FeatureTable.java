package io.gimbal.cli.verbs;

import io.gimbal.cli.Table;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.util.Locale;

/// What was looked up, as people read it; `--json` has every digit.
final class FeatureTable {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private FeatureTable() {}

    /// @param features `{value, age_seconds, status}` by name
    static Table of(JsonObject features) {
        Table table = new Table("feature", "value", "age", "status");
        features.fields().forEach((name, value) -> {
            if (value instanceof JsonObject feature) {
                table.add(name, text(feature.get("value")), age(feature), feature.text("status"));
            }
        });
        return table;
    }

    /// A value of a feature, or a prediction.
    static String text(JsonValue value) {
        return switch (value) {
            case JsonNull _ -> "–";
            case JsonString(String text) -> text;
            case JsonNumber.Whole whole -> whole.toString();
            case JsonNumber number -> String.format(Locale.ROOT, "%.3f", number.doubleValue());
            default -> value.toString();
        };
    }

    private static String age(JsonObject feature) {
        return feature.findNumber("age_seconds")
                .map(Math::round)
                .map(FeatureTable::age)
                .orElse("–");
    }

    /// In the unit of which there are some.
    private static String age(long seconds) {
        if (seconds < 2 * MINUTE) {
            return seconds + " s";
        }
        if (seconds < 2 * HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < 2 * DAY ? seconds / HOUR + " h" : seconds / DAY + " d";
    }
}
