package io.gimbal.mlflow.tracking;

import io.gimbal.core.Excerpt;
import io.gimbal.mlflow.Fields;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tags as a request gives them, `[{"key": ..., "value": ...}]`, and those that say something about the run itself.
final class Tags {
    static final String RUN_NAME = "mlflow.runName";
    static final String PARENT = "mlflow.parentRunId";
    static final String DATASET_CONTEXT = "mlflow.data.context";

    private Tags() {}

    /// Of one key the last counts; too long a value is cut.
    static List<Tag> of(Fields fields) {
        Map<String, Tag> last = new LinkedHashMap<>();
        fields.objects("tags").forEach(each -> {
            Tag tag = tag(each.text("key"), each.findText("value").orElse(""));
            last.put(tag.key().value(), tag);
        });
        return List.copyOf(last.values());
    }

    /// Keys and values without the rules of runs.
    static Map<String, String> map(Fields fields, String name) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.objects(name)
                .forEach(each ->
                        values.put(each.text("key"), each.findText("value").orElse("")));
        return values;
    }

    static Tag tag(String key, String value) {
        return new Tag(new Key(key), Excerpt.beginning(value, Tag.MAX_VALUE_LENGTH));
    }

    static Optional<String> find(List<Tag> tags, String key) {
        return tags.stream()
                .filter(tag -> tag.key().value().equals(key))
                .map(Tag::value)
                .reduce((_, last) -> last);
    }
}
