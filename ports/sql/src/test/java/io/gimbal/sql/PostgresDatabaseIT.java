package io.gimbal.sql;

final class PostgresDatabaseIT extends DatabaseContract {
    private final TestDatabases.PostgresSchema schema = TestDatabases.postgresSchema();

    @Override
    protected Database open() {
        return schema.open();
    }
}
