package io.gimbal.model;

import io.gimbal.json.JsonObject;
import java.util.List;

/// Checked hyper-parameters, each with a value. Whoever asks for one that the schema does not have made a
/// mistake, not the user.
public record HyperParameters(JsonObject values) {
    public long integer(String name) {
        return values.integer(name);
    }

    public double number(String name) {
        return values.number(name);
    }

    public String text(String name) {
        return values.text(name);
    }

    public List<String> texts(String name) {
        return values.array(name).texts();
    }
}
