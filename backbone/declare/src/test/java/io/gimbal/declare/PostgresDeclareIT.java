package io.gimbal.declare;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresDeclareIT extends DeclareContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
