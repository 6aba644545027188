package io.gimbal.eventtime.wiring;

import io.gimbal.eventtime.EventClock;
import io.gimbal.eventtime.http.EventTimeRoutes;
import io.gimbal.eventtime.store.SqlEventTimeStore;
import io.gimbal.evidence.Subscriptions;
import io.gimbal.http.Route;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import java.time.InstantSource;
import java.util.List;

/// Event time, ready for use once its [#MIGRATIONS] have run. What waits for it is registered with the clock before
/// the server answers.
public record EventTimeModule(EventClock clock, List<Route> routes) {
    public static final Migrations MIGRATIONS = SqlEventTimeStore.MIGRATIONS;

    /// @param wall what event time cannot run ahead of
    public static EventTimeModule create(Database database, Subscriptions subscriptions, InstantSource wall) {
        EventClock clock = new EventClock(database, new SqlEventTimeStore(), subscriptions, wall);
        return new EventTimeModule(clock, new EventTimeRoutes(clock).routes());
    }
}
