package io.gimbal.tracking.curves;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresCurvesIT extends CurvesContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
