package io.gimbal.monitoring.alerts;

import io.gimbal.monitoring.ErrorTally;
import java.time.LocalDate;

/// A bad chunk that an alert stands on, with the errors that decide about the failsafe.
public record AlertChunk(LocalDate day, ErrorTally champion, ErrorTally failsafe) {
    static AlertChunk of(ChunkOutcome chunk) {
        return new AlertChunk(chunk.day(), chunk.champion(), chunk.failsafe());
    }
}
