package io.gimbal.data;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDatasetsTest extends DatasetsContract {
    @TempDir
    private Path home;

    @Override
    protected Database open() {
        return TestDatabases.sqlite(home);
    }
}
