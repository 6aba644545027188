package io.gimbal.graph;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;

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
        TextLength.requireWithin(MAX_WHY_LENGTH, "a why", why);
    }
}
