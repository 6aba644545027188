package io.gimbal.features;

import java.util.List;

/// Takes the events of sources in. Thread-safe.
public interface SourceEvents {
    /// Returns when the events are durable and every later lookup here sees them. An event whose id is known is
    /// not taken again; either all events of the list are taken or none.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such source, INVALID_ARGUMENT if an event
    /// does not fit it, CONFLICT if an id is known with other content, NO_SPACE, RESOURCE_EXHAUSTED or
    /// UNAVAILABLE if the log cannot take them
    Ingested append(SourceName source, List<SourceEvent> events);
}
