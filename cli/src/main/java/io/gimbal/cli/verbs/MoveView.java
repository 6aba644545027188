package io.gimbal.cli.verbs;

import io.gimbal.cli.Terminal;
import io.gimbal.json.JsonObject;

/// A version's move, as people read it.
record MoveView(JsonObject move) {
    void print(ModelRef model, Terminal terminal) {
        terminal.print(model + "@" + move.integer("version") + " went from " + move.text("before") + " to "
                + move.text("after") + ", at " + move.text("at"));
        move.findInteger("replaced")
                .ifPresent(replaced -> terminal.print(model + "@" + replaced + ", which it replaces, is archived"));
        new DecisionView(move.object("decision")).print(terminal);
    }
}
