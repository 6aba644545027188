package io.gimbal.monitoring.alerts;

import io.gimbal.monitoring.Severity;
import java.time.Instant;
import java.util.List;

/// Something that happened to an alert; its identity is the monitor and the name.
public sealed interface AlertChange {
    AlertName alert();

    Instant at();

    /// @param chunks the bad chunks that it stands on, oldest first
    record Raised(AlertName alert, Severity severity, Instant at, List<AlertChunk> chunks) implements AlertChange {
        public Raised {
            chunks = List.copyOf(chunks);
        }
    }

    /// Still open and still bad after its cooldown: it may act again, and is not a new alert.
    record Persisting(AlertName alert, Severity severity, Instant at, List<AlertChunk> chunks) implements AlertChange {
        public Persisting {
            chunks = List.copyOf(chunks);
        }
    }

    /// Health returned for as many chunks as declared.
    record Cleared(AlertName alert, Instant at) implements AlertChange {}

    /// It was open when the reference it was judged by was replaced.
    record ReferenceReplaced(AlertName alert, Instant at) implements AlertChange {}
}
