package io.gimbal.tracking;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresTextLimitIT extends TextLimitContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
