package io.gimbal.tracking.search;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresListingIT extends ListingContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
