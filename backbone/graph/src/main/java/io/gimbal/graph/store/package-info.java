/// The graph's tables, written once for SQLite and PostgreSQL.
@NullMarked
package io.gimbal.graph.store;

import org.jspecify.annotations.NullMarked;
