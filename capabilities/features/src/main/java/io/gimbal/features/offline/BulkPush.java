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
    private static final int PART = 5_000;

    private final SourceName source;
    private final SourceEvents events;
    private final int atOnce;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("materialize").factory());
    private List<SourceEvent> batch = new ArrayList<>();
    private CompletableFuture<Ingested> underway = CompletableFuture.completedFuture(new Ingested(0, 0, 0));

    private BulkPush(SourceName source, SourceEvents events, int atOnce) {
        this.source = source;
        this.events = events;
        this.atOnce = atOnce;
    }

    static BulkPush inParts(SourceName source, SourceEvents events) {
        return new BulkPush(source, events, PART);
    }

    /// Holds all events in memory.
    static BulkPush atOnce(SourceName source, SourceEvents events) {
        return new BulkPush(source, events, Integer.MAX_VALUE);
    }

    void add(SourceEvent event) {
        batch.add(event);
        if (batch.size() == atOnce) {
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
