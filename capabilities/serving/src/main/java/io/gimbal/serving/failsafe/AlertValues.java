package io.gimbal.serving.failsafe;

import io.gimbal.core.CodedException;
import io.gimbal.core.Durations;
import io.gimbal.json.JsonObject;
import io.gimbal.serving.Engagement;
import java.time.Duration;
import java.util.Optional;

/// What an alert says, as far as a failsafe is concerned.
///
/// @param alert its name
/// @param identity names it among the alerts of all monitors
/// @param action empty when this alert may not act
/// @param cooldown from one engagement by alerts to the next
record AlertValues(
        String alert,
        String identity,
        State state,
        Optional<Action> action,
        Duration cooldown,
        Engagement.Numbers numbers) {
    enum State {
        RAISED,
        CLEARED
    }

    enum Action {
        /// If the failsafe's own error over the alert's chunks is below the champion's.
        IF_BETTER,
        ALWAYS
    }

    /// @throws CodedException INVALID_ARGUMENT if the evidence is not an alert's
    static AlertValues of(JsonObject values) {
        String alert = values.text("alert");
        return new AlertValues(
                alert,
                values.findText("monitor").map(monitor -> monitor + "/" + alert).orElse(alert),
                state(values.text("state")),
                values.findObject("actions")
                        .flatMap(actions -> actions.findText("failsafe"))
                        .map(AlertValues::action),
                values.findText("cooldown").map(Durations::parse).orElse(Duration.ZERO),
                new Engagement.Numbers(
                        values.findInteger("champion_version").map(Math::toIntExact),
                        values.findNumber("champion_mae"),
                        values.findNumber("failsafe_mae")));
    }

    private static State state(String word) {
        return switch (word) {
            case "raised" -> State.RAISED;
            case "cleared" -> State.CLEARED;
            default ->
                throw CodedException.invalidArgument(
                        "not an alert's state: \"" + word + "\", expected raised or cleared");
        };
    }

    private static Action action(String word) {
        return switch (word) {
            case "if-better" -> Action.IF_BETTER;
            case "always" -> Action.ALWAYS;
            default ->
                throw CodedException.invalidArgument(
                        "not a failsafe's action: \"" + word + "\", expected if-better or always");
        };
    }
}
