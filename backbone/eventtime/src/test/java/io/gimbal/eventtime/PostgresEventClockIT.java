package io.gimbal.eventtime;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresEventClockIT extends EventClockContract {
    private final TestDatabases.PostgresSchema schema = TestDatabases.postgresSchema();

    @Override
    protected Database open() {
        return schema.open();
    }
}
