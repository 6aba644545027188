package io.gimbal.monitoring.declared;

import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.Severity;
import io.gimbal.monitoring.alerts.AlertActions;
import io.gimbal.monitoring.alerts.FailsafeMode;
import java.util.Locale;
import java.util.Optional;

/// One alert of a monitor as somebody wrote it.
///
/// @param chunks the `for` of the declaration
record AlertSpec(
        String name,
        Severity severity,
        String when,
        Optional<String> clear,
        long minimumLabels,
        int chunks,
        boolean immediate,
        AlertActions actions) {

    static AlertSpec of(JsonObject written) {
        return new AlertSpec(
                written.text("alert"),
                Severity.valueOf(written.text("severity").toUpperCase(Locale.ROOT)),
                written.text("when"),
                written.findText("clear"),
                written.integer("minimum_labels"),
                Math.toIntExact(written.integer("for")),
                written.flag("immediate"),
                written.findObject("actions").map(AlertSpec::actions).orElse(AlertActions.NONE));
    }

    private static AlertActions actions(JsonObject written) {
        FailsafeMode failsafe = written.findText("failsafe")
                .map(word -> word.equals("always") ? FailsafeMode.ALWAYS : FailsafeMode.IF_BETTER)
                .orElse(FailsafeMode.NEVER);
        return new AlertActions(failsafe, written.findText("retrain"));
    }
}
