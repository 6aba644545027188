/// The tables of tracking, one store per noun, written once for SQLite and PostgreSQL.
@NullMarked
package io.gimbal.tracking.store;

import org.jspecify.annotations.NullMarked;
