package io.gimbal.serving;

import io.gimbal.rules.ValueType;
import io.gimbal.rules.ValueType.Scalar;
import io.gimbal.rules.Variables;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a guardrail's condition may say.
public final class GuardrailRules {
    public static final String INPUTS = "inputs";
    public static final String FEATURES = "features";
    public static final String VALUE = "value";

    private GuardrailRules() {}

    /// The names of an endpoint whose service is known: a misspelt one is refused.
    public static Variables variables(ServiceShape shape) {
        return Variables.builder()
                .put(INPUTS, object(shape.inputs()))
                .put(FEATURES, object(shape.features()))
                .number(VALUE)
                .build();
    }

    /// The same without the model's value: what compiles with these says the same of every model.
    public static Variables withoutValue(ServiceShape shape) {
        return Variables.builder()
                .put(INPUTS, object(shape.inputs()))
                .put(FEATURES, object(shape.features()))
                .build();
    }

    /// The names as far as they can be known from the inputs alone.
    public static Variables variables(Map<String, FieldType> inputs) {
        return Variables.builder()
                .put(INPUTS, object(inputs))
                .map(FEATURES)
                .number(VALUE)
                .build();
    }

    /// Whatever the service may be.
    public static Variables anything() {
        return Variables.builder().map(INPUTS).map(FEATURES).number(VALUE).build();
    }

    private static ValueType object(Map<String, FieldType> fields) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        fields.forEach((name, type) -> types.put(name, type(type)));
        return new ValueType.ObjectOf(types);
    }

    /// Times are read as text: `timestamp(inputs.pickup)` makes them times.
    private static ValueType type(FieldType type) {
        return switch (type) {
            case LONG -> Scalar.INTEGER;
            case DOUBLE -> Scalar.DOUBLE;
            case STRING, TIMESTAMP -> Scalar.TEXT;
            case BOOLEAN -> Scalar.FLAG;
        };
    }
}
