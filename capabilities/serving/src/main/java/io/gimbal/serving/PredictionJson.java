package io.gimbal.serving;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// Predictions as JSON: in the event log, and as answers. The same record gives the same bytes, always.
public final class PredictionJson {
    private static final String VALUE = "value";
    private static final String OUTCOME = "outcome";
    private static final String WHY = "why";
    private static final String VERSION = "version";

    private PredictionJson() {}

    /// What the caller is told.
    public static JsonObject answer(PredictionRecord record) {
        JsonObject.Builder answer = JsonObject.builder()
                .put("prediction_id", record.id().value())
                .put(VALUE, number(record.value()))
                .put(OUTCOME, word(record.outcome()));
        record.why().ifPresent(why -> answer.put(WHY, why));
        return answer.put("model", record.model().name())
                .put(VERSION, record.version())
                .put("served_by", word(record.servedBy()))
                .put("features", features(record.features()))
                .build();
    }

    /// All of it.
    public static JsonObject write(PredictionRecord record) {
        JsonObject.Builder written = JsonObject.builder()
                .put("prediction_id", record.id().value())
                .put("endpoint", record.endpoint().toString())
                .put("event_time", record.eventTime().toString());
        record.consumer().ifPresent(consumer -> written.put("consumer", consumer.value()));
        written.put("keys", record.keys())
                .put("inputs", record.inputs())
                .put("features", features(record.features()))
                .put("served_by", word(record.servedBy()))
                .put("model", record.model().toString())
                .put(VERSION, record.version())
                .put(VALUE, number(record.value()))
                .put(OUTCOME, word(record.outcome()));
        record.why().ifPresent(why -> written.put(WHY, why));
        List<JsonValue> answers = new ArrayList<>(record.answers().size());
        record.answers().forEach(answer -> answers.add(write(answer)));
        return written.put("answers", new JsonArray(answers))
                .put("configuration", record.configuration())
                .put("request", record.request())
                .build();
    }

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if it is not what [#write] gave
    public static PredictionRecord read(JsonObject written) {
        List<VersionAnswer> answers = new ArrayList<>();
        for (JsonObject answer : written.array("answers").objects()) {
            answers.add(readAnswer(answer));
        }
        Map<String, ServedFeature> features = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> feature :
                written.object("features").fields().entrySet()) {
            features.put(feature.getKey(), readFeature((JsonObject) feature.getValue()));
        }
        return new PredictionRecord(
                new PredictionId(written.text("prediction_id")),
                EndpointName.parse(written.text("endpoint")),
                Instant.parse(written.text("event_time")),
                written.findText("consumer").map(ConsumerName::new),
                written.object("keys"),
                written.object("inputs"),
                features,
                constant(Role.class, written.text("served_by")),
                AssetRef.parse(written.text("model")),
                Math.toIntExact(written.integer(VERSION)),
                readNumber(written, VALUE),
                constant(Outcome.class, written.text(OUTCOME)),
                written.findText(WHY),
                answers,
                written.integer("configuration"),
                written.text("request"));
    }

    private static JsonObject features(Map<String, ServedFeature> features) {
        Map<String, JsonValue> written = new LinkedHashMap<>();
        features.forEach((name, feature) -> written.put(
                name,
                JsonObject.builder()
                        .put(VALUE, feature.value())
                        .put("age_seconds", number(feature.ageSeconds()))
                        .put("status", feature.status().name())
                        .build()));
        return new JsonObject(written);
    }

    private static ServedFeature readFeature(JsonObject feature) {
        return new ServedFeature(
                feature.get(VALUE), readNumber(feature, "age_seconds"), FeatureStatus.valueOf(feature.text("status")));
    }

    private static JsonObject write(VersionAnswer answer) {
        List<JsonValue> roles = new ArrayList<>(1);
        for (Role role : Role.values()) { // a set's own order is no order
            if (answer.roles().contains(role)) {
                roles.add(new JsonString(word(role)));
            }
        }
        JsonObject.Builder written = JsonObject.builder()
                .put(VERSION, answer.version())
                .put("roles", new JsonArray(roles))
                .put(VALUE, number(answer.value()))
                .put(OUTCOME, word(answer.outcome()));
        answer.failure().ifPresent(failure -> written.put("failure", word(failure)));
        answer.why().ifPresent(why -> written.put(WHY, why));
        return written.build();
    }

    private static VersionAnswer readAnswer(JsonObject written) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        written.array("roles").texts().forEach(role -> roles.add(constant(Role.class, role)));
        return new VersionAnswer(
                Math.toIntExact(written.integer(VERSION)),
                roles,
                readNumber(written, VALUE),
                constant(Outcome.class, written.text(OUTCOME)),
                written.findText("failure").map(failure -> constant(Failure.class, failure)),
                written.findText(WHY));
    }

    private static JsonValue number(OptionalDouble value) {
        return value.isPresent() ? JsonValue.of(value.getAsDouble()) : JsonNull.NULL;
    }

    private static OptionalDouble readNumber(JsonObject object, String name) {
        return object.findNumber(name).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
