package io.gimbal.tracking.gc;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresKeptFilesIT extends KeptFilesContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
