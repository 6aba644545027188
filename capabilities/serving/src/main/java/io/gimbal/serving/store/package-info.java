/// The tables of serving, one store per noun, written once for SQLite and PostgreSQL.
@NullMarked
package io.gimbal.serving.store;

import org.jspecify.annotations.NullMarked;
