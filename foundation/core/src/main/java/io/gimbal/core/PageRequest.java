package io.gimbal.core;

import java.util.Optional;

/// Which part of a list is wanted.
///
/// @param size how many items at most, 1 to [#MAX_SIZE]
/// @param after the token of the previous page; empty for the first
public record PageRequest(int size, Optional<PageToken> after) {
    public static final int DEFAULT_SIZE = 100;
    public static final int MAX_SIZE = 10_000;

    public PageRequest {
        if (size < 1 || size > MAX_SIZE) {
            throw CodedException.invalidArgument("page size " + size + " is not between 1 and " + MAX_SIZE);
        }
    }

    public static PageRequest first(int size) {
        return new PageRequest(size, Optional.empty());
    }

    public static PageRequest first() {
        return first(DEFAULT_SIZE);
    }

    public PageRequest next(PageToken token) {
        return new PageRequest(size, Optional.of(token));
    }
}
