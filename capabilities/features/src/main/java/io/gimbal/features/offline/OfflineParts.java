package io.gimbal.features.offline;

import io.gimbal.features.Definitions;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import java.time.Duration;
import java.util.function.Supplier;

/// What everything offline is made with.
///
/// @param time that one piece of work may take
/// @param definitions in use
public record OfflineParts(
        QueryEngine engine, Duration time, Supplier<Definitions> definitions, JournalTables journal) {
    QuerySession open() {
        return engine.open(time);
    }
}
