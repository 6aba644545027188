package io.gimbal.server;

import io.gimbal.core.Check;
import io.gimbal.core.Home;
import io.gimbal.core.MachineChecks;
import io.gimbal.telemetry.Health;
import java.util.ArrayList;
import java.util.List;

/// What `gimbal doctor` asks of the server's side.
///
/// @param health the parts that watch themselves
/// @param more what else is worth knowing
record Checkup(Home home, Health health, List<Check> more) {
    List<Check> run() {
        List<Check> checks = new ArrayList<>(MachineChecks.common(home));
        health.readiness()
                .parts()
                .forEach(part -> checks.add(new Check(
                        part.name(), part.problem().isEmpty(), part.problem().orElse("ready"))));
        checks.addAll(more);
        return checks;
    }
}
