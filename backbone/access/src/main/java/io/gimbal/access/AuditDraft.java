package io.gimbal.access;

/// Something to be written to the audit log.
///
/// @param who the principal
/// @param verified whether the name was proven, or only stated
/// @param action what was asked for, in the words of the route: `POST /api/v1/apply`
/// @param target what it was asked of: the path
public record AuditDraft(String who, boolean verified, String action, String target, AuditEntry.Decision decision) {}
