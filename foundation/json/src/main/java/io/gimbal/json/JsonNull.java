package io.gimbal.json;

/// JSON's `null`.
public enum JsonNull implements JsonValue {
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
