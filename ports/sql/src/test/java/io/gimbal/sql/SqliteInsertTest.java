package io.gimbal.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteInsertTest extends InsertContract {
    @TempDir
    Path folder;

    @Override
    Database open() {
        return TestDatabases.sqlite(folder);
    }
}
