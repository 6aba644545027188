/// The log of predictions and labels, and its index in the key-value store.
///
/// The event log is the truth. [Ledger] appends to it and keeps, for each prediction, its record by (endpoint, event
/// time, id) and its time by (endpoint, id); [TopicIndex] writes these together with how far the log is indexed, so
/// that what a crash left out is caught up at the next start, and a lost index is built again.
@NullMarked
package io.gimbal.serving.records;

import org.jspecify.annotations.NullMarked;
