package io.gimbal.sql;

final class PostgresInsertIT extends InsertContract {
    @Override
    Database open() {
        return TestDatabases.postgres();
    }
}
