package io.gimbal.evidence;

import io.gimbal.graph.AssetRef;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// May this asset pass, at that event time?
///
/// @param author who made it, and may therefore not be its only reviewer
/// @param champion what it would replace; empty when there is none yet
/// @param at event time, against which evidence expires
public record GateQuestion(AssetRef subject, String author, Optional<AssetRef> champion, Instant at) {
    public GateQuestion {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(author);
        Objects.requireNonNull(champion);
        Objects.requireNonNull(at);
    }
}
