package io.gimbal.evidence;

import io.gimbal.evidence.GateDecision.State;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The evidence about one asset as a gate sees it at an event time: what counts, by type, and why the rest does not.
/// Not thread-safe.
final class Dossier {
    static final String PASSED = "passed";

    private final GateRole role;
    private final Gate gate;
    private final Instant at;
    private final Map<String, Object> values = new HashMap<>();
    private final List<EvidenceGap> gaps = new ArrayList<>();

    Dossier(GateRole role, Gate gate, Instant at) {
        this.role = role;
        this.gate = gate;
        this.at = at;
    }

    /// What conditions read below the role's name.
    Map<String, Object> values() {
        return values;
    }

    List<EvidenceGap> gaps() {
        return gaps;
    }

    /// @param found the piece that speaks for the asset, if any does
    void add(EvidenceKind kind, @Nullable Evidence found) {
        if (found == null) {
            gap(kind, State.MISSING, "nothing has checked it yet");
        } else if (isTooOld(found, gate, at)) {
            gap(kind, State.EXPIRED, age(found));
        } else if (found.verdict() == Verdict.UNDEFINED) {
            gap(kind, State.UNDEFINED, found.result().summary());
        } else {
            values.put(kind.variable(), measured(found));
        }
    }

    /// @param count heads, which are a value also when there are none
    void add(EvidenceKind kind, ReviewCount count) {
        values.put(
                kind.variable(),
                JsonObject.builder()
                        .put("approvals", count.approvals())
                        .put("rejections", count.rejections())
                        .put("unchecked", count.unchecked().size())
                        .build());
        count.gap().ifPresent(explanation -> gap(kind, State.MISSING, explanation));
    }

    private void gap(EvidenceKind kind, State state, String explanation) {
        gaps.add(new EvidenceGap(role.text() + "." + kind.variable(), state, explanation, kind.remedy()));
    }

    private static JsonObject measured(Evidence found) {
        JsonObject values = found.values();
        return values.has(PASSED)
                ? values
                : values.toBuilder()
                        .put(PASSED, found.verdict() == Verdict.PASSED)
                        .build();
    }

    static boolean isTooOld(Evidence piece, Gate gate, Instant at) {
        return piece.expiredAt(at)
                || gate.maxAge()
                        .filter(age -> piece.observedAt().plus(age).isBefore(at))
                        .isPresent();
    }

    private String age(Evidence piece) {
        String limit = gate.maxAge()
                .map(age -> ", may be " + age.toDays() + " days old")
                .orElse("");
        String expiry = piece.result()
                .validUntil()
                .map(until -> ", was valid until " + until)
                .orElse("");
        return "it looked at data up to " + piece.observedAt() + limit + expiry + ", now it is " + at;
    }
}
