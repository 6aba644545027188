package io.gimbal.evidence;

import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;

final class PostgresEvidenceIT extends EvidenceContract {
    @Override
    protected Database open() {
        return TestDatabases.postgres();
    }
}
