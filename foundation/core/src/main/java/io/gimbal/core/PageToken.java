package io.gimbal.core;

/// Where the next page starts. Opaque to callers; each store writes into it what it needs to go on after the last
/// item it returned, never an offset, so that paging stays stable while others write.
public record PageToken(String value) {
    private static final int MAX_LENGTH = 2_048;

    public PageToken {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw CodedException.invalidArgument("page token must have 1 to " + MAX_LENGTH + " characters");
        }
    }
}
