package io.gimbal.registry;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresAliasIT extends AliasContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
