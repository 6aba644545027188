package io.gimbal.registry;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresRegistryPropertyIT extends RegistryPropertyContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
