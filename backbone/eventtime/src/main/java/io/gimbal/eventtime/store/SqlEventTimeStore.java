package io.gimbal.eventtime.store;

import io.gimbal.eventtime.EventTimeStore;
import io.gimbal.sql.Migrations;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Event time in a [io.gimbal.sql.Database].
public final class SqlEventTimeStore implements EventTimeStore {
    public static final Migrations MIGRATIONS = new Migrations("eventtime");

    @Override
    public Optional<Instant> reached(Transaction transaction) throws SQLException {
        return transaction.find("SELECT reached FROM event_time WHERE only_row = 1", row -> row.instant("reached"));
    }

    @Override
    public void put(Transaction transaction, Instant reached) throws SQLException {
        transaction.update(
                "INSERT INTO event_time (only_row, reached) VALUES (1, ?)"
                        + " ON CONFLICT (only_row) DO UPDATE SET reached = excluded.reached",
                reached);
    }
}
