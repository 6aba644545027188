/// The tables of the registry, one store per noun, written once for SQLite and PostgreSQL.
@NullMarked
package io.gimbal.registry.store;

import org.jspecify.annotations.NullMarked;
