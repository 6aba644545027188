/// Event time in a database.
@NullMarked
package io.gimbal.eventtime.store;

import org.jspecify.annotations.NullMarked;
