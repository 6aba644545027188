package io.gimbal.log;

import io.gimbal.core.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Ordered, partitioned, durable topics. Thread-safe.
///
/// A partition is a sequence of records that only grows; each has an offset, counted from 0 without gaps. A
/// consumer reads from any offset and commits how far it has come, so a record is seen at least once: again,
/// when the consumer ended between seeing and committing.
public interface EventLog extends AutoCloseable {
    /// Makes the topic if there is none of that name.
    ///
    /// @throws io.gimbal.core.CodedException FAILED_PRECONDITION if it exists with another number of
    /// partitions: keys would move to another partition and lose their order
    void putTopic(TopicName topic, int partitions);

    /// In alphabetical order.
    List<TopicName> listTopics();

    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such topic
    List<TopicPartition> partitions(TopicName topic);

    /// Appends all of the records or none, and returns once they are as safe as asked for. The records of one
    /// key, also of several calls one after the other, keep their order.
    ///
    /// @return where each record went, in the order given
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such topic, NO_SPACE when the disk is
    /// full, RESOURCE_EXHAUSTED when too many appends wait, UNAVAILABLE when the log is closed or its disk fails
    default List<Appended> append(TopicName topic, List<NewRecord> records, Acknowledgement acknowledgement) {
        return Await.result(appendLater(topic, records, acknowledgement));
    }

    /// Like [#append], without waiting. What hangs on the future must be short.
    CompletableFuture<List<Appended>> appendLater(
            TopicName topic, List<NewRecord> records, Acknowledgement acknowledgement);

    /// The records from an offset on, in order; sees every append answered before.
    ///
    /// @return up to so many, fewer if they are large; empty only when there is none at that offset yet
    List<LogRecord> read(TopicPartition partition, long from, int most);

    /// The offset the next record of the partition will have.
    long endOffset(TopicPartition partition);

    /// Completes as soon as there is a record at that offset: at once, or when it is appended. Fails with
    /// UNAVAILABLE when the log is closed. A future nobody waits for any more should be cancelled.
    CompletableFuture<Boolean> appended(TopicPartition partition, long offset);

    /// Whether there is a record at that offset, waiting for it if need be.
    default boolean awaitAppended(TopicPartition partition, long offset, Duration patience) {
        return Await.result(
                appended(partition, offset).completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// Where a consumer goes on: 0 before its first commit. A power loss may set it back a few milliseconds,
    /// never forward.
    long committedOffset(ConsumerName consumer, TopicPartition partition);

    /// Notes that the consumer has seen everything before `next`, if it still is where it thinks it is.
    ///
    /// @throws io.gimbal.core.CodedException CONFLICT if the offset committed last is not `expected`,
    /// INVALID_ARGUMENT if `next` is beyond the end
    void commit(ConsumerName consumer, TopicPartition partition, long expected, long next);

    /// Finishes what was accepted, then closes.
    @Override
    void close();
}
