package io.gimbal.evidence;

import java.util.Locale;

/// What an asset is in a gate's question, and the variable that conditions know it by.
public enum GateRole {
    /// What wants to pass.
    CANDIDATE("there is no candidate", "ask about an existing one"),
    /// What it would replace.
    CHAMPION("nothing else is champion", "the first one must pass without being compared"),
    /// What takes over when the champion fails.
    FAILSAFE("nothing is the failsafe yet", "give a version the alias \"failsafe\"");

    private final String absence;
    private final String remedy;

    GateRole(String absence, String remedy) {
        this.absence = absence;
        this.remedy = remedy;
    }

    /// As in conditions: `candidate`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    EvidenceGap gap() {
        return new EvidenceGap(text(), GateDecision.State.MISSING, absence, remedy);
    }
}
