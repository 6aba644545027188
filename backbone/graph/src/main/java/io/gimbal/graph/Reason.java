package io.gimbal.graph;

import io.gimbal.core.CodedException;

/// Who makes a change, and why.
///
/// @param who the principal, or the part of Gimbal that acted, such as `monitor:taxi/duration`
/// @param why in a person's words; never blank
public record Reason(String who, String why) {
    public static final int MAX_WHY_LENGTH = 4_000;

    public Reason {
        if (who.isBlank()) {
            throw CodedException.invalidArgument("a change needs a who");
        }
        if (why.isBlank()) {
            throw CodedException.invalidArgument("a change needs a why: say in a few words what it is for");
        }
        if (why.length() > MAX_WHY_LENGTH) {
            throw CodedException.invalidArgument(
                    "a why has at most " + MAX_WHY_LENGTH + " characters, this one has " + why.length());
        }
    }
}
