package io.gimbal.core;

/// Where the next page starts. Opaque to callers; each store writes into it what it needs to go on after the last
/// item it returned, never an offset, so that paging stays stable while others write.
public record PageToken(String value) {
    /// Room for two params of the greatest length that a list is ordered by.
    private static final int MAX_LENGTH = 65_536;

    public PageToken {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw CodedException.invalidArgument("page token must have 1 to " + MAX_LENGTH + " characters");
        }
    }
}
