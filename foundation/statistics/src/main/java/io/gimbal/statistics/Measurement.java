package io.gimbal.statistics;

import java.util.Optional;
import java.util.function.Function;

/// A result that exists or does not: `Measured` with its value, or `Undefined` with the reason. There is no
/// NaN for "unknown": whoever reads a measurement decides in a `switch` what undefined means to them.
public sealed interface Measurement<T> {
    record Measured<T>(T value) implements Measurement<T> {}

    /// @param explanation one sentence for people, with the numbers that led here
    record Undefined<T>(UndefinedReason reason, String explanation) implements Measurement<T> {}

    static <T> Measurement<T> of(T value) {
        return new Measured<>(value);
    }

    static <T> Measurement<T> undefined(UndefinedReason reason, String explanation) {
        return new Undefined<>(reason, explanation);
    }

    default <R> Measurement<R> map(Function<? super T, ? extends R> mapper) {
        return flatMap(value -> new Measured<>(mapper.apply(value)));
    }

    default <R> Measurement<R> flatMap(Function<? super T, Measurement<R>> mapper) {
        return switch (this) {
            case Measured<T>(T value) -> mapper.apply(value);
            case Undefined<T>(UndefinedReason reason, String explanation) -> new Undefined<>(reason, explanation);
        };
    }

    /// The value; empty where undefined and the reason does not matter.
    default Optional<T> find() {
        return switch (this) {
            case Measured<T>(T value) -> Optional.of(value);
            case Undefined<T> _ -> Optional.empty();
        };
    }
}
