package io.gimbal.mlflow.tracking;

import io.gimbal.core.TextLength;
import io.gimbal.mlflow.Fields;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.LoggedDataset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads `{"dataset": {...}, "tags": [...]}`, within MLflow's bounds.
final class DatasetFields {
    private static final int MAX_NAME = 500;
    private static final int MAX_DIGEST = 36;
    private static final int MAX_SOURCE = 65_535;
    private static final int MAX_SCHEMA = 1_048_575;
    private static final int MAX_PROFILE = 16_777_215;
    private static final int MAX_TAG_KEY = 255;
    private static final int MAX_TAG_VALUE = 500;

    private DatasetFields() {}

    static DatasetInput input(Fields fields) {
        Map<String, String> tags = new LinkedHashMap<>();
        fields.objects("tags")
                .forEach(tag -> tags.putIfAbsent(
                        bounded(tag, "key", MAX_TAG_KEY, tag.text("key")), optional(tag, "value", MAX_TAG_VALUE)));
        String context = Optional.ofNullable(tags.remove(Tags.DATASET_CONTEXT)).orElse("");
        return new DatasetInput(dataset(fields.object("dataset")), context, tags, Optional.empty());
    }

    private static LoggedDataset dataset(Fields fields) {
        return new LoggedDataset(
                bounded(fields, "name", MAX_NAME, fields.text("name")),
                bounded(fields, "digest", MAX_DIGEST, fields.text("digest")),
                optional(fields, "source_type", MAX_NAME),
                optional(fields, "source", MAX_SOURCE),
                optional(fields, "schema", MAX_SCHEMA),
                optional(fields, "profile", MAX_PROFILE));
    }

    private static String optional(Fields fields, String name, int most) {
        return bounded(fields, name, most, fields.findText(name).orElse(""));
    }

    private static String bounded(Fields fields, String name, int most, String text) {
        if (!TextLength.isWithin(most, text)) {
            throw fields.invalid(name, "expected at most " + most + " characters, this has " + TextLength.of(text));
        }
        return text;
    }
}
