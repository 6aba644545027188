package io.gimbal.sql;

/// The few places where SQLite and PostgreSQL want different words; both know `ON CONFLICT ... DO UPDATE`,
/// `RETURNING`, common table expressions and window functions, so stores are written once.
public enum Dialect {
    SQLITE("sqlite"),
    POSTGRESQL("postgresql");

    private final String folder;

    Dialect(String folder) {
        this.folder = folder;
    }

    /// The folder of this dialect's migrations below a module's `db/<module>/`.
    public String folder() {
        return folder;
    }
}
