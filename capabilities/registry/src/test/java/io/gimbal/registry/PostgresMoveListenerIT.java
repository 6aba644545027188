package io.gimbal.registry;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresMoveListenerIT extends MoveListenerContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
