package io.gimbal.tracking.overview;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresOverviewIT extends OverviewContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
