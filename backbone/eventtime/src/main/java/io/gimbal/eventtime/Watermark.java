package io.gimbal.eventtime;

import java.time.Instant;

/// Where capabilities say of what time the data is that they take in. Thread-safe, and cheap enough for every
/// prediction.
@FunctionalInterface
public interface Watermark {
    /// Something of that event time has been accepted. What is too far ahead of the wall clock is not believed.
    void note(Instant eventTime);
}
