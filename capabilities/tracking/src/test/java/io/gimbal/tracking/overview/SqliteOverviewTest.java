package io.gimbal.tracking.overview;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteOverviewTest extends OverviewContract {
    @TempDir
    private Path folder;

    @Override
    protected Database open() {
        return TestDatabases.sqlite(folder);
    }
}
