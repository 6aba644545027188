/// Keeps definitions and versions in the database. Start at [SqlDataStores].
@NullMarked
package io.gimbal.data.store;

import org.jspecify.annotations.NullMarked;
