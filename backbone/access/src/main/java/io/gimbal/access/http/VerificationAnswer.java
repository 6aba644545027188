package io.gimbal.access.http;

import io.gimbal.access.AuditProblem;
import io.gimbal.access.AuditVerification;
import java.util.List;

/// What a walk along the audit log found, as JSON.
record VerificationAnswer(boolean sound, long entries, long anchored, long unanchored, List<AuditProblem> problems) {
    static VerificationAnswer of(AuditVerification verification) {
        return new VerificationAnswer(
                verification.isSound(),
                verification.entryCount(),
                verification.anchoredCount(),
                verification.unanchoredCount(),
                verification.problems());
    }
}
