package io.gimbal.filter;

/// What a filter must go on with at its end.
sealed interface Expected {
    record Name() implements Expected {}

    record Operator(KeyType type) implements Expected {}

    record Operand(Identifier identifier, KeyType type, Comparison comparison) implements Expected {}

    record And() implements Expected {}
}
