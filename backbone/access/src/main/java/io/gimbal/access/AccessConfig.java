package io.gimbal.access;

import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;

/// Who is let in.
@Area("access")
public record AccessConfig(
        @Setting(
                description = "none trusts whoever reaches the loopback address; tokens demands a token of everybody",
                defaultsTo = "none")
        Authentication authentication) {

    /// How principals prove who they are.
    public enum Authentication {
        NONE,
        TOKENS
    }
}
