package io.gimbal.registry;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresPromotionIT extends PromotionContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
