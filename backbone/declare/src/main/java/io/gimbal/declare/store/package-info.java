/// The revisions of declarations in a [io.gimbal.sql.Database].
@NullMarked
package io.gimbal.declare.store;

import org.jspecify.annotations.NullMarked;
