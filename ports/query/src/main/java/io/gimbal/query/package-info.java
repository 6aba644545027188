/// Analytical SQL: QueryEngine and the DuckDB one.
@NullMarked
package io.gimbal.query;

import org.jspecify.annotations.NullMarked;
