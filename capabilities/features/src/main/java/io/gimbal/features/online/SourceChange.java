package io.gimbal.features.online;

import io.gimbal.features.ColumnType;
import io.gimbal.features.EventSource;
import java.util.Map;
import java.util.Optional;

/// What may change of a source that has events: columns come and go, but what an event is called, when it
/// happened and what its columns hold stays.
final class SourceChange {
    private SourceChange() {}

    static Optional<String> problem(EventSource before, EventSource after, long events) {
        String with = "source \"" + after.name() + "\" has " + events + " events, which do not change: ";
        for (Map.Entry<String, ColumnType> column : before.columns().entrySet()) {
            ColumnType next = after.columns().get(column.getKey());
            if (next != null && next != column.getValue()) {
                return Optional.of(with + "column \"" + column.getKey() + "\" is a "
                        + column.getValue().text() + " in them, not a " + next.text()
                        + "; give the new one another name");
            }
        }
        if (!before.id().equals(after.id())) {
            return Optional.of(with + "they are known by " + before.id() + ", not " + after.id());
        }
        if (!before.time().equals(after.time())) {
            return Optional.of(with + "their time is " + before.time().orElse("always") + ", not "
                    + after.time().orElse("always"));
        }
        return Optional.empty();
    }
}
