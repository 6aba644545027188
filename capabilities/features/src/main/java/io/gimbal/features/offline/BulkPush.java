package io.gimbal.features.offline;

import io.gimbal.core.Await;
import io.gimbal.features.Ingested;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceEvents;
import io.gimbal.features.SourceName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Sends many events in order, some at a time, and makes the next ones ready meanwhile. Belongs to one
/// thread.
final class BulkPush implements AutoCloseable {
    private static final int AT_ONCE = 5_000;

    private final SourceName source;
    private final SourceEvents events;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("materialize").factory());
    private List<SourceEvent> batch = new ArrayList<>();
    private CompletableFuture<Ingested> underway = CompletableFuture.completedFuture(new Ingested(0, 0, 0));

    BulkPush(SourceName source, SourceEvents events) {
        this.source = source;
        this.events = events;
    }

    void add(SourceEvent event) {
        batch.add(event);
        if (batch.size() == AT_ONCE) {
            send();
        }
    }

    /// What became of all of them.
    Ingested finish() {
        send();
        return Await.result(underway);
    }

    private void send() {
        Ingested before = Await.result(underway);
        List<SourceEvent> next = batch;
        batch = new ArrayList<>();
        underway = CompletableFuture.supplyAsync(() -> before.plus(events.append(source, next)), sender);
    }

    @Override
    public void close() {
        sender.close();
    }
}
