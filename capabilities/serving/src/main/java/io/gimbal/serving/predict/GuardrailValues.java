package io.gimbal.serving.predict;

import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.rules.Values;
import io.gimbal.serving.GuardrailRules;
import io.gimbal.serving.ServedFeature;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What guardrails read of one item: nothing is copied that they do not read. Not thread-safe.
final class GuardrailValues implements Values {
    private final Map<String, Object> inputs;
    private final Map<String, Object> features;
    private double value;

    GuardrailValues(Map<String, JsonValue> inputs, Map<String, ServedFeature> features) {
        this.inputs = new Plain<>(inputs, it -> it);
        this.features = new Plain<>(features, ServedFeature::value);
    }

    void use(double next) {
        value = next;
    }

    @Override
    public @Nullable Object find(String name) {
        return switch (name) {
            case GuardrailRules.INPUTS -> inputs;
            case GuardrailRules.FEATURES -> features;
            case GuardrailRules.VALUE -> value;
            default -> null;
        };
    }

    /// A map of JSON values as a map of plain ones.
    private static final class Plain<T> extends AbstractMap<String, Object> {
        private final Map<String, T> values;
        private final Function<T, JsonValue> json;

        Plain(Map<String, T> values, Function<T, JsonValue> json) {
            this.values = values;
            this.json = json;
        }

        @Override
        public @Nullable Object get(Object key) {
            T value = key instanceof String ? values.get(key) : null;
            return value == null ? null : plain(json.apply(value));
        }

        @Override
        public boolean containsKey(Object key) {
            return get(key) != null;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            Map<String, Object> all = new LinkedHashMap<>();
            values.forEach((name, value) -> {
                Object plain = plain(json.apply(value));
                if (plain != null) {
                    all.put(name, plain);
                }
            });
            return all.entrySet();
        }

        private static @Nullable Object plain(JsonValue value) {
            return switch (value) {
                case JsonNumber.Whole number -> number.value();
                case JsonNumber number -> number.doubleValue();
                case JsonString text -> text.value();
                case JsonBoolean flag -> flag.value();
                default -> null;
            };
        }
    }
}
