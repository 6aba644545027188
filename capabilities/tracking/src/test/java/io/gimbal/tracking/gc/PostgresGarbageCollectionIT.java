package io.gimbal.tracking.gc;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresGarbageCollectionIT extends GarbageCollectionContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
