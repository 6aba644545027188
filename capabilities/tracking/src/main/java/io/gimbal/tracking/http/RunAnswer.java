package io.gimbal.tracking.http;

import io.gimbal.tracking.Capture;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunId;
import java.time.Instant;
import java.util.Optional;

/// A run as answered.
record RunAnswer(
        String id,
        String experiment,
        String name,
        String status,
        String lifecycle,
        String startedBy,
        Optional<String> parent,
        Capture capture,
        Instant startedAt,
        Optional<Instant> endedAt) {

    static RunAnswer of(Run run) {
        return new RunAnswer(
                run.id().value(),
                run.experiment().value(),
                run.name(),
                run.status().text(),
                run.lifecycle().text(),
                run.startedBy(),
                run.parent().map(RunId::value),
                run.capture(),
                run.startedAt(),
                run.endedAt());
    }
}
