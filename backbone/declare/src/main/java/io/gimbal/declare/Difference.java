package io.gimbal.declare;

import java.util.Optional;

/// A declaration that is new or different.
///
/// @param before what is live; empty when it is new, or when what is live no longer fits the shape
public record Difference<T extends Record>(Optional<Declared<T>> before, Declared<T> after) {}
