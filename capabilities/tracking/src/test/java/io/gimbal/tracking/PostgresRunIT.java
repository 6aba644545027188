package io.gimbal.tracking;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresRunIT extends RunContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
