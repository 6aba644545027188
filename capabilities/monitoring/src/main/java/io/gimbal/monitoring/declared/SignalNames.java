package io.gimbal.monitoring.declared;

import io.gimbal.rules.Variables;

/// The names that conditions may use.
final class SignalNames {
    private SignalNames() {}

    /// What the conditions of a monitor may read. Drift is there for the columns it watches only.
    static Variables of(MonitorSpec spec) {
        Variables.Builder all = Variables.builder()
                .object(
                        "chunk",
                        Variables.builder()
                                .integer("predictions")
                                .integer("labels")
                                .number("mae")
                                .number("bias")
                                .integer("errors")
                                .integer("impossible")
                                .build())
                .object(
                        "validation",
                        Variables.builder().number("mae").number("bias").build())
                .object("volume", Variables.builder().number("change").build());
        spec.drift().ifPresent(drift -> all.object("drift", drift(drift)));
        return all.build();
    }

    private static Variables drift(MonitorSpec.Drift drift) {
        Variables.Builder names = Variables.builder();
        if (!drift.inputs().isEmpty()) {
            names.number(MonitorPolicy.INPUTS);
        }
        if (drift.has(MonitorPolicy.PREDICTION)) {
            names.number(MonitorPolicy.PREDICTION);
        }
        if (drift.has(MonitorPolicy.LABEL)) {
            names.number(MonitorPolicy.LABEL);
        }
        return names.build();
    }

    /// What is known of a chunk that is still running, before any label.
    static Variables immediate() {
        return Variables.builder()
                .object(
                        "chunk",
                        Variables.builder()
                                .integer("errors")
                                .integer("impossible")
                                .build())
                .build();
    }
}
