package io.gimbal.registry;

import io.gimbal.core.CodedException;

/// How long what clients write may be.
final class VersionLimits {
    private VersionLimits() {}

    static void require(String what, String text, int limit) {
        if (text.length() > limit) {
            throw CodedException.invalidArgument(
                    what + " has at most " + limit + " characters, this one has " + text.length());
        }
    }
}
