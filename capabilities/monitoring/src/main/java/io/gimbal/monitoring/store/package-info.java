/// What monitors have found, in a database.
@NullMarked
package io.gimbal.monitoring.store;

import org.jspecify.annotations.NullMarked;
