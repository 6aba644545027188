/// Tokens and the audit log in a [io.gimbal.sql.Database].
@NullMarked
package io.gimbal.access.store;

import org.jspecify.annotations.NullMarked;
