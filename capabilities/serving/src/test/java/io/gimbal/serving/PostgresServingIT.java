package io.gimbal.serving;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresServingIT extends ServingContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
