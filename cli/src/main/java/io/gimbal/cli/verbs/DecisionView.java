package io.gimbal.cli.verbs;

import io.gimbal.cli.Terminal;
import io.gimbal.json.JsonObject;

/// What a gate decided, as people read it: a line for each condition, and below one that does not hold, why.
record DecisionView(JsonObject decision) {
    void print(Terminal terminal) {
        for (JsonObject piece : decision.array("pieces").objects()) {
            terminal.print("  %-9s  %s".formatted(piece.text("state"), piece.text("name")));
            if (!piece.text("state").equals("passed")) {
                piece.array("explanation").texts().forEach(line -> terminal.print("             " + line));
            }
        }
    }

    /// `the gate to production would let it pass`.
    String summary() {
        return "the gate to " + decision.text("gate")
                + (decision.flag("passed") ? " lets it pass" : " does not let it pass") + ", at " + decision.text("at");
    }
}
