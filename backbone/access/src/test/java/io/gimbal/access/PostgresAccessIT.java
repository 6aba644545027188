package io.gimbal.access;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresAccessIT extends AccessContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
