package io.gimbal.monitoring.running;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class SqliteMonitoringTest extends MonitoringContract {
    @Override
    protected Database open() {
        return TestDatabases.sqlite(folder);
    }
}
