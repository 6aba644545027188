package io.gimbal.log;

import io.gimbal.core.Await;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A consumer that follows one partition on a thread of its own: it hands records to a handler, then commits.
/// Records are handed out in order, each at least once: what was handed out and not committed comes again,
/// after a failure of the handler as after a crash.
public final class Subscription implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final EventLog log;
    private final ConsumerName consumer;
    private final TopicPartition partition;
    private final int most;
    private final Handler handler;
    private final CompletableFuture<Boolean> stop = new CompletableFuture<>();
    private final Thread thread;
    private volatile Optional<Throwable> problem = Optional.empty();

    private Subscription(EventLog log, ConsumerName consumer, TopicPartition partition, int most, Handler handler) {
        this.log = log;
        this.consumer = consumer;
        this.partition = partition;
        this.most = most;
        this.handler = handler;
        this.thread =
                Thread.ofPlatform().name(consumer + " of " + partition).daemon().unstarted(this::follow);
    }

    /// What a consumer does with records.
    @FunctionalInterface
    public interface Handler {
        /// Sees some records in order, at least one. When it throws, the same records come again after a pause.
        void accept(List<LogRecord> records);
    }

    /// Goes on where the consumer committed last.
    ///
    /// @param most how many records the handler gets at once, at the most
    public static Subscription start(
            EventLog log, ConsumerName consumer, TopicPartition partition, int most, Handler handler) {
        Subscription subscription = new Subscription(log, consumer, partition, most, handler);
        subscription.thread.start();
        return subscription;
    }

    /// Why it does not get on at the moment: what the handler or the log has thrown last.
    public Optional<Throwable> problem() {
        return problem;
    }

    private void follow() {
        Duration pause = SHORTEST_PAUSE;
        while (!stop.isDone()) {
            try {
                consume();
            } catch (RuntimeException | Error e) { // nobody would notice that the thread has ended
                problem = Optional.of(e);
                LOG.warn("{} does not get on with {}; again in {}", consumer, partition, pause, e);
                sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                continue;
            }
            pause = SHORTEST_PAUSE;
        }
    }

    /// Until it is stopped or something goes wrong.
    private void consume() {
        long next = log.committedOffset(consumer, partition);
        while (awaitRecord(next)) {
            List<LogRecord> records = log.read(partition, next, most);
            handler.accept(records);
            long after = records.getLast().offset() + 1;
            log.commit(consumer, partition, next, after);
            next = after;
            problem = Optional.empty();
        }
    }

    /// @return false if it was stopped
    private boolean awaitRecord(long offset) {
        CompletableFuture<Boolean> appended = log.appended(partition, offset);
        Await.result(CompletableFuture.anyOf(appended, stop));
        appended.cancel(false);
        return !stop.isDone();
    }

    private void sleep(Duration pause) {
        Await.result(stop.copy().completeOnTimeout(false, pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// Returns when the handler is not running any more; what it has seen is committed.
    ///
    /// @throws CodedException CANCELLED if interrupted while waiting for the handler
    @Override
    public void close() {
        stop.complete(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(
                    ErrorCode.CANCELLED, "interrupted while " + consumer + " finishes " + partition, e);
        }
    }
}
