package io.gimbal.data;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresDatasetsIT extends DatasetsContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
