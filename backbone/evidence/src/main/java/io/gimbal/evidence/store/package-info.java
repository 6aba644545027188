/// The tables of evidence, written once for SQLite and PostgreSQL.
@NullMarked
package io.gimbal.evidence.store;

import org.jspecify.annotations.NullMarked;
