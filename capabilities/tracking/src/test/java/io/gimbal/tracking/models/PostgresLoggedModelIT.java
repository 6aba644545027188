package io.gimbal.tracking.models;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresLoggedModelIT extends LoggedModelContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
