package io.gimbal.tracking.search;

import io.gimbal.core.CodedException;

/// How many items a page has at most.
public record PageSize(int value) {
    public static final int MAX = 50_000;

    public PageSize {
        if (value < 1 || value > MAX) {
            throw CodedException.invalidArgument("a page has 1 to " + MAX + " items, not " + value);
        }
    }
}
