package io.gimbal.log;

import static io.gimbal.log.Acknowledgement.ACCEPTED;
import static io.gimbal.log.Acknowledgement.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.Await;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What every [EventLog] promises.
public abstract class EventLogContract {
    protected static final TopicName TRIPS = new TopicName("trips");
    protected static final TopicPartition TRIPS_0 = new TopicPartition(TRIPS, 0);
    protected static final ConsumerName MONITOR = new ConsumerName("monitor");
    protected static final Instant MARCH = Instant.parse("2020-03-14T15:09:26.535897Z");

    protected EventLog log;

    /// The first call of a test opens an empty log, a later one the same log again.
    protected abstract EventLog open();

    @BeforeEach
    void openLog() {
        log = open();
        log.putTopic(TRIPS, 1);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    protected final void reopen() {
        log.close();
        log = open();
    }

    protected static NewRecord record(String key) {
        return record(key, key);
    }

    protected static NewRecord record(String key, String payload) {
        return new NewRecord(key, MARCH, payload.getBytes(StandardCharsets.UTF_8));
    }

    protected final void appendNumbered(int from, int to) {
        List<NewRecord> records =
                IntStream.range(from, to).mapToObj(i -> record("k" + i)).toList();
        log.append(TRIPS, records, ACCEPTED);
    }

    protected final List<LogRecord> readAll(TopicPartition partition) {
        List<LogRecord> all = new ArrayList<>();
        List<LogRecord> more = log.read(partition, 0, 1000);
        while (!more.isEmpty()) {
            all.addAll(more);
            more = log.read(partition, all.size(), 1000);
        }
        return all;
    }

    protected static List<String> keys(List<LogRecord> records) {
        return records.stream().map(LogRecord::key).toList();
    }

    protected static void assertDense(List<LogRecord> records) {
        assertThat(records.stream().map(LogRecord::offset).toList())
                .isEqualTo(LongStream.range(0, records.size()).boxed().toList());
    }

    protected static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CodedException.class,
                        e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }

    @Nested
    class Appending {
        @Test
        void aRecordIsReadAsItWasAppended() {
            byte[] payload = {0, -1, 127, 10};
            List<Appended> appended = log.append(TRIPS, List.of(new NewRecord("Zoë 🚕", MARCH, payload)), ACCEPTED);
            assertThat(appended).containsExactly(new Appended(0, 0));
            LogRecord read = log.read(TRIPS_0, 0, 10).getFirst();
            assertThat(read.offset()).isZero();
            assertThat(read.key()).isEqualTo("Zoë 🚕");
            assertThat(read.eventTime()).isEqualTo(MARCH);
            assertThat(read.payload()).isEqualTo(payload);
            assertThat(read.appendedAt()).isAfter(MARCH);
        }

        @Test
        void offsetsAreDense_andInTheOrderAppended() {
            appendNumbered(0, 3);
            assertThat(log.append(TRIPS, List.of(record("k3"), record("k4")), SYNCED))
                    .containsExactly(new Appended(0, 3), new Appended(0, 4));
            List<LogRecord> records = readAll(TRIPS_0);
            assertDense(records);
            assertThat(keys(records)).containsExactly("k0", "k1", "k2", "k3", "k4");
            assertThat(log.endOffset(TRIPS_0)).isEqualTo(5);
        }

        @Test
        void nothingIsAppendedByAnEmptyAppend() {
            assertThat(log.append(TRIPS, List.of(), SYNCED)).isEmpty();
            assertThat(log.endOffset(TRIPS_0)).isZero();
        }

        @Test
        void anAppendIsAllOrNothing() {
            appendNumbered(0, 2);
            assertCode(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> log.append(TRIPS, List.of(record("good"), record("zero \0 character")), ACCEPTED));
            appendNumbered(2, 3);
            assertThat(keys(readAll(TRIPS_0))).containsExactly("k0", "k1", "k2");
        }

        @Test
        void twentyProducersKeepTheirOrder_andLoseNothing() throws Exception {
            TopicName topic = new TopicName("many");
            log.putTopic(topic, 4);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var producers = IntStream.range(0, 20)
                        .mapToObj(producer -> threads.submit(() -> produce(topic, producer)))
                        .toList();
                for (var producer : producers) {
                    producer.get();
                }
            }
            Map<String, List<Integer>> byProducer = new HashMap<>();
            for (TopicPartition partition : log.partitions(topic)) {
                List<LogRecord> records = readAll(partition);
                assertDense(records);
                assertThat(records).isNotEmpty();
                records.forEach(record -> byProducer
                        .computeIfAbsent(record.key(), _ -> new ArrayList<>())
                        .add(Integer.valueOf(new String(record.payload(), StandardCharsets.UTF_8))));
            }
            assertThat(byProducer).hasSize(20);
            assertThat(byProducer.values())
                    .allMatch(IntStream.range(0, 200).boxed().toList()::equals);
        }

        private void produce(TopicName topic, int producer) {
            List<CompletableFuture<List<Appended>>> appends = new ArrayList<>();
            for (int i = 0; i < 200; i += 2) {
                appends.add(log.appendLater(
                        topic,
                        List.of(record("p" + producer, "" + i), record("p" + producer, "" + (i + 1))),
                        i % 50 == 0 ? SYNCED : ACCEPTED));
            }
            appends.forEach(Await::result);
        }

        @Test
        void aRecordThatIsTooLargeIsRefused() {
            byte[] huge = new byte[NewRecord.LARGEST_PAYLOAD + 1];
            assertCode(ErrorCode.TOO_LARGE, () -> new NewRecord("k", MARCH, huge));
        }
    }

    @Nested
    class TopicsAndPartitions {
        @Test
        void aTopicIsMadeOnce() {
            appendNumbered(0, 1);
            log.putTopic(TRIPS, 1);
            log.putTopic(new TopicName("labels"), 3);
            assertThat(log.listTopics()).containsExactly(new TopicName("labels"), TRIPS);
            assertThat(log.partitions(new TopicName("labels"))).hasSize(3);
            assertThat(log.endOffset(TRIPS_0)).isEqualTo(1);
        }

        @Test
        void theNumberOfPartitionsStays() {
            assertCode(ErrorCode.FAILED_PRECONDITION, () -> log.putTopic(TRIPS, 2));
            assertCode(ErrorCode.INVALID_ARGUMENT, () -> log.putTopic(new TopicName("none"), 0));
        }

        @Test
        void anUnknownTopicIsNotFound_withTheNearestName() {
            assertThatThrownBy(() -> log.append(new TopicName("tripz"), List.of(record("k")), ACCEPTED))
                    .isInstanceOf(CodedException.class)
                    .hasMessage("no topic \"tripz\"; did you mean \"trips\"?");
            assertCode(ErrorCode.NOT_FOUND, () -> log.read(new TopicPartition(TRIPS, 1), 0, 1));
        }

        @Test
        void recordsOfOneKeyShareAPartition_andKeysAreSpread() {
            TopicName topic = new TopicName("spread");
            log.putTopic(topic, 4);
            List<NewRecord> records = IntStream.range(0, 1000)
                    .mapToObj(i -> record("zone " + i % 200))
                    .toList();
            Map<String, Integer> partitions = new HashMap<>();
            List<Appended> appended = log.append(topic, records, ACCEPTED);
            for (int i = 0; i < records.size(); i++) {
                Integer before =
                        partitions.put(records.get(i).key(), appended.get(i).partition());
                assertThat(before).isIn(null, appended.get(i).partition());
            }
            for (int partition = 0; partition < 4; partition++) {
                assertThat(Collections.frequency(partitions.values(), partition))
                        .isBetween(25, 75);
            }
        }

        @Test
        void topicsDoNotMix() {
            TopicName labels = new TopicName("labels");
            log.putTopic(labels, 1);
            appendNumbered(0, 10);
            log.append(labels, List.of(record("label")), ACCEPTED);
            appendNumbered(10, 20);
            assertThat(keys(readAll(new TopicPartition(labels, 0)))).containsExactly("label");
            assertThat(readAll(TRIPS_0)).hasSize(20);
        }

        @Test
        void namesThatAreNotAllowedAreRefused() {
            for (String name : List.of("", "Trips", "../up", ".hidden", "a/b", "x".repeat(101))) {
                assertCode(ErrorCode.INVALID_ARGUMENT, () -> new TopicName(name));
                assertCode(ErrorCode.INVALID_ARGUMENT, () -> new ConsumerName(name));
            }
        }
    }

    @Nested
    class Reading {
        @Test
        void beginsAnywhere_andGivesAtMostWhatWasAsked() {
            appendNumbered(0, 100);
            assertThat(keys(log.read(TRIPS_0, 42, 3))).containsExactly("k42", "k43", "k44");
            assertThat(keys(log.read(TRIPS_0, 98, 50))).containsExactly("k98", "k99");
            assertThat(log.read(TRIPS_0, 100, 50)).isEmpty();
            assertThat(log.read(TRIPS_0, 1L << 50, 50)).isEmpty();
        }

        @Test
        void largeRecordsComeInSeveralAnswers() {
            byte[] large = new byte[5 << 20];
            List<NewRecord> records = Collections.nCopies(4, new NewRecord("large", MARCH, large));
            log.append(TRIPS, records, ACCEPTED);
            assertThat(log.read(TRIPS_0, 0, 100).size()).isBetween(1, 3);
            assertThat(readAll(TRIPS_0)).hasSize(4);
        }

        @Test
        void senselessReadsAreRefused() {
            assertCode(ErrorCode.INVALID_ARGUMENT, () -> log.read(TRIPS_0, -1, 1));
            assertCode(ErrorCode.INVALID_ARGUMENT, () -> log.read(TRIPS_0, 0, 0));
        }

        @Test
        void waitsForARecord() {
            assertThat(log.awaitAppended(TRIPS_0, 0, Duration.ofMillis(20))).isFalse();
            CompletableFuture<Boolean> second = log.appended(TRIPS_0, 1);
            appendNumbered(0, 1);
            assertThat(log.awaitAppended(TRIPS_0, 0, Duration.ZERO)).isTrue();
            assertThat(second).isNotDone();
            appendNumbered(1, 2);
            assertThat(second).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
        }

        @Test
        void closingEndsTheWaiting() {
            CompletableFuture<Boolean> never = log.appended(TRIPS_0, 0);
            log.close();
            assertCode(ErrorCode.UNAVAILABLE, () -> Await.result(never));
            assertCode(ErrorCode.UNAVAILABLE, () -> Await.result(log.appended(TRIPS_0, 0)));
            assertCode(ErrorCode.UNAVAILABLE, () -> log.append(TRIPS, List.of(record("late")), ACCEPTED));
            log = open();
        }
    }

    @Nested
    class Reopening {
        @Test
        void everythingIsStillThere() {
            log.putTopic(new TopicName("labels"), 2);
            appendNumbered(0, 50);
            log.commit(MONITOR, TRIPS_0, 0, 7);
            reopen();
            assertThat(log.listTopics()).containsExactly(new TopicName("labels"), TRIPS);
            assertThat(log.endOffset(TRIPS_0)).isEqualTo(50);
            assertThat(log.committedOffset(MONITOR, TRIPS_0)).isEqualTo(7);
            appendNumbered(50, 60);
            List<LogRecord> records = readAll(TRIPS_0);
            assertDense(records);
            assertThat(keys(records))
                    .isEqualTo(IntStream.range(0, 60).mapToObj(i -> "k" + i).toList());
        }

        @Test
        void whatWasAcceptedIsFinishedFirst() {
            List<CompletableFuture<List<Appended>>> appends = IntStream.range(0, 500)
                    .mapToObj(i -> log.appendLater(TRIPS, List.of(record("k" + i)), i % 2 == 0 ? ACCEPTED : SYNCED))
                    .toList();
            reopen();
            appends.forEach(append -> assertThat(append).succeedsWithin(Duration.ofSeconds(10)));
            assertThat(log.endOffset(TRIPS_0)).isEqualTo(500);
        }
    }

    @Nested
    class Consumers {
        @Test
        void beginAtTheStart_andGoOnWhereTheyCommitted() {
            appendNumbered(0, 10);
            assertThat(log.committedOffset(MONITOR, TRIPS_0)).isZero();
            log.commit(MONITOR, TRIPS_0, 0, 4);
            log.commit(MONITOR, TRIPS_0, 4, 10);
            assertThat(log.committedOffset(MONITOR, TRIPS_0)).isEqualTo(10);
            assertThat(log.committedOffset(new ConsumerName("other"), TRIPS_0)).isZero();
        }

        @Test
        void aCommitFromTheWrongPlaceIsAConflict() {
            appendNumbered(0, 10);
            log.commit(MONITOR, TRIPS_0, 0, 4);
            assertCode(ErrorCode.CONFLICT, () -> log.commit(MONITOR, TRIPS_0, 0, 5));
            assertThat(log.committedOffset(MONITOR, TRIPS_0)).isEqualTo(4);
        }

        @Test
        void nobodyCommitsBeyondTheEnd() {
            appendNumbered(0, 10);
            assertCode(ErrorCode.INVALID_ARGUMENT, () -> log.commit(MONITOR, TRIPS_0, 0, 11));
            assertCode(ErrorCode.INVALID_ARGUMENT, () -> log.commit(MONITOR, TRIPS_0, 0, -1));
        }

        @Test
        void mayGoBack() {
            appendNumbered(0, 10);
            log.commit(MONITOR, TRIPS_0, 0, 10);
            log.commit(MONITOR, TRIPS_0, 10, 3);
            assertThat(log.committedOffset(MONITOR, TRIPS_0)).isEqualTo(3);
        }
    }

    @Nested
    class Subscriptions {
        private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
        private final Semaphore calls = new Semaphore(0);

        private void see(List<LogRecord> records) {
            seen.addAll(keys(records));
            calls.release(records.size());
        }

        private void awaitSeen(int count) throws InterruptedException {
            assertThat(calls.tryAcquire(count, 20, TimeUnit.SECONDS))
                    .as("saw %s", seen)
                    .isTrue();
        }

        @Test
        void seeWhatIsThere_andWhatComes_inOrder() throws Exception {
            appendNumbered(0, 5);
            try (Subscription subscription = Subscription.start(log, MONITOR, TRIPS_0, 2, this::see)) {
                awaitSeen(5);
                appendNumbered(5, 8);
                awaitSeen(3);
                assertThat(subscription.problem()).isEmpty();
            }
            assertThat(seen).containsExactly("k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7");
            assertThat(log.committedOffset(MONITOR, TRIPS_0)).isEqualTo(8);
        }

        @Test
        void goOnAfterReopening() throws Exception {
            appendNumbered(0, 5);
            try (Subscription _ = Subscription.start(log, MONITOR, TRIPS_0, 10, this::see)) {
                awaitSeen(5);
            }
            reopen();
            appendNumbered(5, 6);
            try (Subscription _ = Subscription.start(log, MONITOR, TRIPS_0, 10, this::see)) {
                awaitSeen(1);
            }
            assertThat(seen).containsExactly("k0", "k1", "k2", "k3", "k4", "k5");
        }

        @Test
        void seeRecordsAgainThatTheHandlerFailedOn() throws Exception {
            AtomicBoolean broken = new AtomicBoolean(true);
            appendNumbered(0, 2);
            try (Subscription subscription = Subscription.start(log, MONITOR, TRIPS_0, 10, records -> {
                if (broken.getAndSet(false)) {
                    throw new StackOverflowError("not yet");
                }
                see(records);
            })) {
                awaitSeen(2);
                appendNumbered(2, 3);
                awaitSeen(1);
                assertThat(seen).containsExactly("k0", "k1", "k2");
                assertThat(subscription).isNotNull();
            }
            assertThat(log.committedOffset(MONITOR, TRIPS_0)).isEqualTo(3);
        }

        @Test
        void sayWhyTheyDoNotGetOn() throws Exception {
            appendNumbered(0, 1);
            try (Subscription subscription = Subscription.start(log, MONITOR, TRIPS_0, 10, _ -> {
                calls.release();
                throw new IllegalStateException("never");
            })) {
                awaitSeen(2);
                assertThat(subscription.problem().orElseThrow()).hasMessage("never");
            }
            assertThat(log.committedOffset(MONITOR, TRIPS_0)).isZero();
        }
    }
}
