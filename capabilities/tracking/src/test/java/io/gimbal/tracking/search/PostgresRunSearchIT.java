package io.gimbal.tracking.search;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresRunSearchIT extends RunSearchContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }

    @Override
    protected int queries() {
        return 150;
    }
}
