package io.gimbal.tracking;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresRunMetricIT extends RunMetricContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
