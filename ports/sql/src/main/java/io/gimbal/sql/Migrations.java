package io.gimbal.sql;

/// A module's migrations: `db/<module>/V1__what.sql` on the class path in words both dialects know, and, where they
/// differ, `db/<module>/sqlite/` and `db/<module>/postgresql/`. Tables and their history are named after the module.
///
/// Types to use in common migrations: `TEXT`, `BIGINT`, `DOUBLE PRECISION`, `BOOLEAN`; for bytes use a dialect folder
/// (`BLOB` or `BYTEA`).
///
/// @param module lower-case letters only
public record Migrations(String module) {
    public Migrations {
        if (!module.matches("[a-z]{1,30}")) {
            throw new IllegalArgumentException("not a module's name: " + module);
        }
    }
}
