package io.gimbal.evidence;

import io.gimbal.sql.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tells subscribers of new evidence: in milliseconds while the server runs, and what they missed after a restart.
///
/// Each subscriber has a thread and a cursor of its own, so a slow or failing one holds up nobody else. A failing one
/// is tried again with growing pauses, is visible in [#troubles], and hears nothing newer until it has succeeded:
/// order is kept. Subscribe before [#start]; a new subscriber starts at the end of the log.
public final class Subscriptions implements AutoCloseable {
    private final Database database;
    private final EvidenceStore store;
    private final Duration firstPause;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    public Subscriptions(Database database, EvidenceStore store, Duration firstPause) {
        this.database = database;
        this.store = store;
        this.firstPause = firstPause;
    }

    public void subscribe(Subscriber subscriber) {
        if (deliveries.stream().anyMatch(delivery -> delivery.name().equals(subscriber.name()))) {
            throw new IllegalArgumentException("two subscribers are called " + subscriber.name());
        }
        deliveries.add(new Delivery(database, store, subscriber, firstPause));
    }

    public void start() {
        deliveries.forEach(Delivery::start);
    }

    /// Which subscribers cannot get on, and why; empty when all is well.
    public List<String> troubles() {
        return deliveries.stream()
                .flatMap(delivery -> delivery.trouble().stream())
                .toList();
    }

    /// Waits until every subscriber has handled what is durable now and what subscribers append meanwhile, for tests
    /// and for event time, which must not run ahead of what acts on it.
    ///
    /// @throws io.gimbal.core.CodedException DEADLINE_EXCEEDED if that takes longer
    public void settle(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        do {
            for (Delivery delivery : deliveries) {
                delivery.settle(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } while (deliveries.stream().anyMatch(Delivery::isBehind));
    }

    void wake(EvidenceType type) {
        for (Delivery delivery : deliveries) {
            delivery.wakeFor(type);
        }
    }

    @Override
    public void close() {
        deliveries.forEach(Delivery::close);
    }
}
