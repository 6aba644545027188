/// Metadata: what must be related, searched and never lost, in SQLite on a laptop or in PostgreSQL in a team.
///
/// Start with [Database]: `write` runs a [SqlWork] atomically and returns when it is durable, `read` runs one on a
/// snapshot; both get a [Transaction]. [SqliteDatabase] lets many writes share a commit, [PostgresDatabase] runs each
/// as a serializable transaction; a store is written once for both. [Migrations] names a module's tables.
@NullMarked
package io.gimbal.sql;

import org.jspecify.annotations.NullMarked;
