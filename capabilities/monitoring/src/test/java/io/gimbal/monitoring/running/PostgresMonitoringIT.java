package io.gimbal.monitoring.running;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresMonitoringIT extends MonitoringContract {
    private final TestDatabases.PostgresSchema schema = TestDatabases.postgresSchema();

    @Override
    protected Database open() {
        return schema.open();
    }
}
