/// The event log: ordered, partitioned, durable topics with consumer offsets. What streams through Gimbal
/// (feature events, predictions, labels, changes) is in it first; everything else is derived and can be derived
/// again.
///
/// Start with [EventLog]: `append` puts records at the end of a topic, `read` gives them back in order,
/// `commit` notes how far a consumer has come. [Subscription] is the loop around these for a consumer that
/// follows a partition. [SqliteEventLog] keeps it all in SQLite segment files.
@NullMarked
package io.gimbal.log;

import org.jspecify.annotations.NullMarked;
