package io.gimbal.tracking.artifacts;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresArtifactsIT extends ArtifactsContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
