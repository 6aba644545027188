package io.gimbal.pipelines;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresPipelinesIT extends PipelinesContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
