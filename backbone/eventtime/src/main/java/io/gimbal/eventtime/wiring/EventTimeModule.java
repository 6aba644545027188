package io.gimbal.eventtime.wiring;

import io.gimbal.eventtime.Arrivals;
import io.gimbal.eventtime.EventClock;
import io.gimbal.eventtime.EventTimeConfig;
import io.gimbal.eventtime.Follower;
import io.gimbal.eventtime.http.EventTimeRoutes;
import io.gimbal.eventtime.store.SqlEventTimeStore;
import io.gimbal.evidence.Subscriptions;
import io.gimbal.http.Route;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Event time, ready for use once its [#MIGRATIONS] have run. What waits for it is registered with the clock before
/// the server answers.
///
/// @param arrivals where capabilities note of what time the data is that they take in
public record EventTimeModule(EventClock clock, Arrivals arrivals, List<Route> routes) {
    public static final Migrations MIGRATIONS = SqlEventTimeStore.MIGRATIONS;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// @param wall what event time cannot run ahead of
    public static EventTimeModule create(Database database, Subscriptions subscriptions, InstantSource wall) {
        EventClock clock = new EventClock(database, new SqlEventTimeStore(), subscriptions, wall);
        return new EventTimeModule(clock, new Arrivals(wall), new EventTimeRoutes(clock).routes());
    }

    /// Lets the clock follow what arrives until the answer is closed, unless the settings leave it to clients.
    public AutoCloseable follow(EventTimeConfig config) {
        return config.follow() ? Follower.start(clock, arrivals, PAUSE) : () -> {};
    }
}
