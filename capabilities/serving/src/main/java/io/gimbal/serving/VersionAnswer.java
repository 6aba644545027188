package io.gimbal.serving;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// What one version said to one request, guardrails applied.
///
/// @param roles as what it was asked: a version can be champion and shadow at once
/// @param value there is one when it was answered or clipped
/// @param failure there is one when it failed
/// @param why the guardrail that decided, with its reason, or what went wrong
public record VersionAnswer(
        int version,
        Set<Role> roles,
        OptionalDouble value,
        Outcome outcome,
        Optional<Failure> failure,
        Optional<String> why) {
    public VersionAnswer {
        roles = Set.copyOf(roles);
        Objects.requireNonNull(value);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(failure);
        Objects.requireNonNull(why);
    }
}
