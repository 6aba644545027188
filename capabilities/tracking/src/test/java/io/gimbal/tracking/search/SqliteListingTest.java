package io.gimbal.tracking.search;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteListingTest extends ListingContract {
    @TempDir
    private Path folder;

    @Override
    protected Database open() {
        return TestDatabases.sqlite(folder);
    }
}
