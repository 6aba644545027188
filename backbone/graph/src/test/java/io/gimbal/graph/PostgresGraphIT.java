package io.gimbal.graph;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresGraphIT extends GraphContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
