package io.gimbal.filter;

/// One condition of a [Filter].
public record Clause(Identifier identifier, Comparison comparison, Value value) {
    public String text() {
        return identifier.text() + " " + comparison.text() + " " + value.text();
    }
}
