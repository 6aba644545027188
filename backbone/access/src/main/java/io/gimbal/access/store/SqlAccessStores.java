package io.gimbal.access.store;

import io.gimbal.access.AuditStore;
import io.gimbal.access.TokenStore;
import io.gimbal.sql.Migrations;

/// The stores of access on a [io.gimbal.sql.Database].
public final class SqlAccessStores {
    public static final Migrations MIGRATIONS = new Migrations("access");

    private SqlAccessStores() {}

    public static TokenStore tokens() {
        return new SqlTokenStore();
    }

    public static AuditStore audit() {
        return new SqlAuditStore();
    }
}
