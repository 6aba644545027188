package io.gimbal.features.online;

import io.gimbal.core.Await;
import io.gimbal.features.Ingested;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Events on their way through the journal into the state, in the order they were let in.
final class Batch {
    private final List<Candidate> events;
    private final CompletableFuture<Long> firstOffset;
    private final CompletableFuture<Ingested> applied = new CompletableFuture<>();

    Batch(List<Candidate> events, CompletableFuture<Long> firstOffset) {
        this.events = events;
        this.firstOffset = firstOffset;
    }

    List<Candidate> events() {
        return events;
    }

    /// Returns when the journal has the events, or has refused them.
    void awaitDurable() {
        firstOffset.handle((_, _) -> true).join();
    }

    boolean isSettled() {
        return firstOffset.isDone();
    }

    /// @throws io.gimbal.core.CodedException why the journal refused the events
    void requireDurable() {
        Await.result(firstOffset);
    }

    /// Why the journal refused the events; empty if it has them.
    Optional<Throwable> failure() {
        return firstOffset.isCompletedExceptionally() ? Optional.of(firstOffset.exceptionNow()) : Optional.empty();
    }

    /// The offset of the first event.
    long offset() {
        return firstOffset.resultNow();
    }

    /// Lookups see the events.
    void complete(Ingested ingested) {
        applied.complete(ingested);
    }

    void fail(Throwable failure) {
        applied.completeExceptionally(failure);
    }

    /// @throws io.gimbal.core.CodedException what the journal failed with
    Ingested await() {
        return Await.result(applied);
    }
}
