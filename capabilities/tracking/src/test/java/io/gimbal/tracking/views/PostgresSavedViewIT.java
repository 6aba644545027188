package io.gimbal.tracking.views;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresSavedViewIT extends SavedViewContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
