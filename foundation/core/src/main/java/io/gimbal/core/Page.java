package io.gimbal.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Part of a list, and where it goes on.
///
/// @param next the token of the following page; empty at the end
public record Page<T>(List<T> items, Optional<PageToken> next) {
    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, Optional.empty());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R>map(mapper).toList(), next);
    }
}
