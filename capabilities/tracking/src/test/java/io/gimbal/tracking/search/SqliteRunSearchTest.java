package io.gimbal.tracking.search;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteRunSearchTest extends RunSearchContract {
    @TempDir
    private Path folder;

    @Override
    protected Database open() {
        return TestDatabases.sqlite(folder);
    }

    @Override
    protected int queries() {
        return 150;
    }
}
