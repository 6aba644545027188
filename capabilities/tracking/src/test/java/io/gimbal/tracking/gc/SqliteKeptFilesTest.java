package io.gimbal.tracking.gc;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteKeptFilesTest extends KeptFilesContract {
    @TempDir
    private Path folder;

    @Override
    protected Database open() {
        return TestDatabases.sqlite(folder);
    }
}
