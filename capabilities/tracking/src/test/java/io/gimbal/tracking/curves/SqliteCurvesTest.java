package io.gimbal.tracking.curves;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteCurvesTest extends CurvesContract {
    @TempDir
    private Path folder;

    @Override
    protected Database open() {
        return TestDatabases.sqlite(folder);
    }
}
