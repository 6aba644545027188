package io.gimbal.tracking;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresExperimentIT extends ExperimentContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
