/// Brings deliveries into datasets. Start at [Ingestion].
@NullMarked
package io.gimbal.data.ingest;

import org.jspecify.annotations.NullMarked;
