/// Pipelines, their runs, what their steps made and retrainings, on a [io.gimbal.sql.Database].
@NullMarked
package io.gimbal.pipelines.store;

import org.jspecify.annotations.NullMarked;
