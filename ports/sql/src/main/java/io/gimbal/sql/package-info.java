/// Metadata: one Database on SQLite with group commit, or on PostgreSQL; migrations.
@NullMarked
package io.gimbal.sql;

import org.jspecify.annotations.NullMarked;
