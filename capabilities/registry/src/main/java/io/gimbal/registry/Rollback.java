package io.gimbal.registry;

import io.gimbal.evidence.GateDecision;

/// A version that was put back.
///
/// @param decision what the gate would say of it now; it was not asked, because the version has been through it once
public record Rollback(Transition transition, GateDecision decision) {}
