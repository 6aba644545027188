package io.gimbal.serving;

/// As what a version is asked.
public enum Role {
    /// Answers.
    CHAMPION,
    /// Answers when the champion may not, or cannot.
    FAILSAFE,
    /// Is recorded, and nobody sees it.
    SHADOW
}
