package io.gimbal.serving;

import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long it took from an alert to the moment from which the failsafe answers. Thread-safe.
final class AlertEffects {
    private static final Logger LOG = LoggerFactory.getLogger(AlertEffects.class);

    private final Database database;
    private final EngagementStore store;
    private final InstantSource time;

    /// Measured and perhaps not yet stored.
    private final Map<Long, Double> effects = new ConcurrentHashMap<>();

    AlertEffects(Database database, EngagementStore store, InstantSource time) {
        this.database = database;
        this.store = store;
        this.time = time;
    }

    /// The swap has happened; the number is stored without anybody waiting for it.
    void measure(Engagement engagement, Instant since) {
        double milliseconds = Duration.between(since, time.instant()).toNanos() / 1e6;
        effects.put(engagement.number(), milliseconds);
        var _ = database.writeLater(transaction -> store(transaction, engagement.number(), milliseconds))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.warn("the effect of engagement {} was not stored", engagement.number(), failure);
                    }
                });
    }

    private boolean store(Transaction transaction, long number, double milliseconds) throws SQLException {
        Optional<Engagement> found = store.find(transaction, number);
        if (found.isPresent()) {
            store.put(transaction, found.get().effectiveAfter(milliseconds));
        }
        return found.isPresent();
    }

    /// The engagement with what was measured of it.
    Engagement measured(Engagement engagement) {
        Double milliseconds = effects.get(engagement.number());
        return milliseconds == null ? engagement : engagement.effectiveAfter(milliseconds);
    }
}
