package io.gimbal.tracking;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteTextLimitTest extends TextLimitContract {
    @TempDir
    private Path databaseFolder;

    @Override
    protected Database open() {
        return TestDatabases.sqlite(databaseFolder);
    }
}
