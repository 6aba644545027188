package io.gimbal.http;

import java.time.Duration;

/// Server-sent events to one page. Used by one thread.
///
/// ```java
/// Response.events(stream -> {
///     do {
///         stream.send("prediction-count", counts.next());
///     } while (stream.pause(Duration.ofSeconds(1)));
/// })
/// ```
public interface EventStream {
    /// Sends an event at once.
    ///
    /// @param event its name, without line breaks
    /// @param data may have many lines
    /// @throws CodedException CANCELLED if the client is gone
    void send(String event, String data);

    /// Waits. False when the server stops, and the source should return.
    ///
    /// @throws CodedException CANCELLED if the client is found to be gone
    boolean pause(Duration time);

    /// What sends the events.
    @FunctionalInterface
    interface Source {
        /// @throws Exception any, which ends the stream and is logged
        void run(EventStream stream) throws Exception;
    }
}
