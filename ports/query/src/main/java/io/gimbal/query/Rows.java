package io.gimbal.query;

import java.util.Optional;

/// A result, read once from its first row to its last. Used by one thread, and closed before its session runs
/// something else.
///
/// The query has been computed when its rows are handed out: what it runs into is thrown before the first row, and
/// the rows wait in the engine's bounded memory or in its temporary folder.
public interface Rows extends AutoCloseable {
    Schema schema();

    long rowCount();

    /// The following rows, some thousands at a time; empty at the end.
    ///
    /// @throws io.gimbal.core.CodedException CANCELLED or DEADLINE_EXCEEDED if the session was stopped
    Optional<Frame> next();

    /// Shows each row that is left; the place in the frame is the row's number.
    default void forEach(RowConsumer consumer) {
        for (Optional<Frame> frame = next(); frame.isPresent(); frame = next()) {
            for (int row = 0; row < frame.get().rowCount(); row++) {
                consumer.accept(frame.get(), row);
            }
        }
    }

    @Override
    void close();

    /// Sees one row of a frame.
    @FunctionalInterface
    interface RowConsumer {
        void accept(Frame frame, int row);
    }
}
