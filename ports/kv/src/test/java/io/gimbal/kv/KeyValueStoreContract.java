package io.gimbal.kv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What every [KeyValueStore] promises.
public abstract class KeyValueStoreContract {
    private static final Namespace TRIPS = new Namespace("features/taxi.trips");
    private static final Namespace LONGER = new Namespace("features/taxi.trips2");

    private KeyValueStore store;

    /// An empty store.
    protected abstract KeyValueStore open();

    /// The same data after a restart; closes the store that was open.
    protected abstract KeyValueStore reopen();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Nested
    class Reading {
        @Test
        void valuesComeInTheOrderOfTheKeys() {
            put("a", "1");
            put("b", "2");

            assertThat(store.getMany(TRIPS, List.of(Key.of("b"), Key.of("x"), Key.of("a"), Key.of("b"))))
                    .map(value -> value.map(KeyValueStoreContract::text).orElse("-"))
                    .containsExactly("2", "-", "1", "2");
            assertThat(store.getMany(TRIPS, List.of())).isEmpty();
        }

        @Test
        void find_unknownKey_isEmpty() {
            assertThat(store.find(TRIPS, Key.of("x"))).isEmpty();
        }

        @Test
        void namespacesAreApart() {
            put("a", "mine");
            store.put(LONGER, Key.of("a"), bytes("other"));

            assertThat(get("a")).isEqualTo("mine");
            assertThat(keys(KeyRange.all())).containsExactly("a");
            store.deleteMany(TRIPS, List.of(Key.of("a")));
            assertThat(store.find(LONGER, Key.of("a"))).isPresent();
        }

        @Test
        void anEmptyValueIsAValue() {
            put("a", "");

            assertThat(store.find(TRIPS, Key.of("a")))
                    .hasValueSatisfying(value -> assertThat(value).isEmpty());
        }
    }

    @Nested
    class Writing {
        @Test
        void manyArePutAndDeletedTogether() {
            Map<Key, byte[]> values = new LinkedHashMap<>();
            for (int i = 0; i < 1_000; i++) {
                values.put(Key.of("k" + i), bytes("v" + i));
            }
            store.putMany(TRIPS, values);
            store.write(List.of(
                    new Mutation.Delete(TRIPS, Key.of("k1")),
                    new Mutation.Put(LONGER, Key.of("k2"), bytes("x")),
                    new Mutation.Delete(TRIPS, Key.of("never there"))));

            assertThat(get("k999")).isEqualTo("v999");
            assertThat(store.find(TRIPS, Key.of("k1"))).isEmpty();
            assertThat(store.find(LONGER, Key.of("k2"))).isPresent();
            assertThat(keys(KeyRange.all())).hasSize(999);
        }

        @Test
        void ofSeveralChangesOfOneKeyTheLastCounts() {
            store.write(List.of(
                    new Mutation.Put(TRIPS, Key.of("a"), bytes("1")),
                    new Mutation.Delete(TRIPS, Key.of("a")),
                    new Mutation.Put(TRIPS, Key.of("a"), bytes("2")),
                    new Mutation.Put(TRIPS, Key.of("b"), bytes("3")),
                    new Mutation.Delete(TRIPS, Key.of("b"))));

            assertThat(get("a")).isEqualTo("2");
            assertThat(store.find(TRIPS, Key.of("b"))).isEmpty();
        }

        @Test
        void nobodySeesAPartOfAWrite() throws Exception {
            AtomicBoolean done = new AtomicBoolean();
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Future<?> writer = threads.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        byte[] value = bytes("" + i);
                        store.putMany(TRIPS, Map.of(Key.of("a"), value, Key.of("b"), value, Key.of("c"), value));
                    }
                    done.set(true);
                });
                Future<?> reader = threads.submit(() -> {
                    while (!done.get()) {
                        List<String> seen = new ArrayList<>();
                        store.scan(TRIPS, KeyRange.all(), entry -> seen.add(text(entry.value())));
                        assertThat(seen.stream().distinct().count()).isLessThanOrEqualTo(1);
                    }
                });
                writer.get();
                reader.get();
            }
        }

        @Test
        void survivesReopening() {
            put("a", "1");
            put("b", "2");
            store.deleteMany(TRIPS, List.of(Key.of("a")));

            store = reopen();

            assertThat(store.find(TRIPS, Key.of("a"))).isEmpty();
            assertThat(get("b")).isEqualTo("2");
        }

        @Test
        void changingTheArrayAfterwardsChangesNothing() {
            byte[] value = bytes("1");
            store.put(TRIPS, Key.of("a"), value);
            value[0] = 'X';
            store.find(TRIPS, Key.of("a")).orElseThrow()[0] = 'Y';

            assertThat(get("a")).isEqualTo("1");
        }

        @Test
        void sizesAreLimited() {
            byte[] largest = new byte[KeyValueStore.MAX_VALUE_LENGTH];
            largest[largest.length - 1] = 7;
            store.put(TRIPS, Key.of("large"), largest);
            assertThat(store.find(TRIPS, Key.of("large"))).contains(largest);

            byte[] tooLarge = new byte[KeyValueStore.MAX_VALUE_LENGTH + 1];
            assertRefused(ErrorCode.TOO_LARGE, () -> store.put(TRIPS, Key.of("a"), tooLarge));
            assertRefused(ErrorCode.TOO_LARGE, () -> store.putIfAbsent(TRIPS, Key.of("a"), tooLarge));
            assertRefused(ErrorCode.TOO_LARGE, () -> Key.of(new byte[Key.MAX_LENGTH + 1]));
            assertRefused(ErrorCode.INVALID_ARGUMENT, () -> Key.of(""));
            assertRefused(ErrorCode.INVALID_ARGUMENT, () -> new Namespace("a b"));
            assertThat(store.find(TRIPS, Key.of("a"))).isEmpty();
        }
    }

    @Nested
    class Comparing {
        @Test
        void putIfAbsent_setsOnlyOnce() {
            assertThat(store.putIfAbsent(TRIPS, Key.of("a"), bytes("1"))).isTrue();
            assertThat(store.putIfAbsent(TRIPS, Key.of("a"), bytes("2"))).isFalse();
            assertThat(get("a")).isEqualTo("1");
        }

        @Test
        void compareAndSet_needsTheExpectedValue() {
            assertThat(store.compareAndSet(TRIPS, Key.of("a"), bytes(""), bytes("1")))
                    .isFalse();
            put("a", "1");
            assertThat(store.compareAndSet(TRIPS, Key.of("a"), bytes("0"), bytes("2")))
                    .isFalse();
            assertThat(store.compareAndSet(TRIPS, Key.of("a"), bytes("1"), bytes("2")))
                    .isTrue();
            assertThat(get("a")).isEqualTo("2");
        }

        @Test
        void compareAndSet_byManyThreadsLosesNothing() throws Exception {
            put("counter", "0");
            inParallel(8, () -> {
                for (int done = 0; done < 50; ) {
                    byte[] current = store.find(TRIPS, Key.of("counter")).orElseThrow();
                    byte[] next = bytes("" + (Integer.parseInt(text(current)) + 1));
                    done += store.compareAndSet(TRIPS, Key.of("counter"), current, next) ? 1 : 0;
                }
            });

            assertThat(get("counter")).isEqualTo("400");
        }

        @Test
        void compareAndSet_neverOverwritesAPlainWrite() throws Exception {
            put("a", "plain 0");
            AtomicBoolean done = new AtomicBoolean();
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Future<?> comparing = threads.submit(() -> {
                    while (!done.get()) {
                        byte[] current = store.find(TRIPS, Key.of("a")).orElseThrow();
                        store.compareAndSet(TRIPS, Key.of("a"), current, bytes("seen " + text(current)));
                    }
                });
                for (int i = 1; i < 1_000; i++) {
                    put("a", "plain " + i);
                    assertThat(get("a")).endsWith("plain " + i);
                }
                done.set(true);
                comparing.get();
            }
        }

        @Test
        void putIfAbsent_byManyThreadsHasOneWinner() throws Exception {
            List<Boolean> won = Collections.synchronizedList(new ArrayList<>());
            inParallel(
                    8,
                    () -> won.add(store.putIfAbsent(
                            TRIPS, Key.of("a"), bytes(Thread.currentThread().getName()))));

            assertThat(won).filteredOn(winner -> winner).hasSize(1);
        }

        private void inParallel(int count, Runnable work) throws Exception {
            try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    running.add(threads.submit(work));
                }
                for (Future<?> thread : running) {
                    thread.get();
                }
            }
        }
    }

    @Nested
    class Scanning {
        @Test
        void keysAreOrderedAsUnsignedBytes() {
            for (int b : new int[] {0xff, 0x7f, 0x00, 0x80, 0x01}) {
                store.put(TRIPS, Key.of(new byte[] {(byte) b}), bytes("x"));
            }
            store.put(TRIPS, Key.of(new byte[] {0x00, 0x00}), bytes("x"));

            assertThat(store.list(TRIPS, KeyRange.all(), 100))
                    .map(entry -> entry.key().toString())
                    .containsExactly("00", "0000", "01", "7f", "80", "ff");
        }

        @Test
        void aRangeHasItsStartAndNotItsEnd() {
            for (String key : List.of("a", "b", "ba", "bb", "c", "d")) {
                put(key, key);
            }

            assertThat(keys(KeyRange.between(Key.of("b"), Key.of("c")))).containsExactly("b", "ba", "bb");
            assertThat(keys(KeyRange.startingAt(Key.of("bb")))).containsExactly("bb", "c", "d");
            assertThat(keys(KeyRange.prefix(Key.of("b")))).containsExactly("b", "ba", "bb");
            assertThat(keys(KeyRange.between(Key.of("c"), Key.of("b")))).isEmpty();
        }

        @Test
        void aPrefixOfHighestBytesReachesToTheEnd() {
            store.put(TRIPS, Key.of(new byte[] {(byte) 0xfe}), bytes("x"));
            store.put(TRIPS, Key.of(new byte[] {(byte) 0xff}), bytes("x"));
            store.put(TRIPS, Key.of(new byte[] {(byte) 0xff, (byte) 0xff, 1}), bytes("x"));
            store.put(LONGER, Key.of(new byte[] {(byte) 0xff, 2}), bytes("x"));

            assertThat(store.list(TRIPS, KeyRange.prefix(Key.of(new byte[] {(byte) 0xff})), 100))
                    .map(entry -> entry.key().toString())
                    .containsExactly("ff", "ffff01");
        }

        @Test
        void pagesGoOnBehindTheLastKey() {
            for (int i = 0; i < 10; i++) {
                put("k" + i, "" + i);
            }

            List<String> seen = new ArrayList<>();
            KeyRange rest = KeyRange.prefix(Key.of("k"));
            for (List<KeyValue> page = store.list(TRIPS, rest, 3); !page.isEmpty(); page = store.list(TRIPS, rest, 3)) {
                page.forEach(entry -> seen.add(text(entry.value())));
                rest = rest.after(page.getLast().key());
            }

            assertThat(seen).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
            assertThat(store.list(TRIPS, KeyRange.all(), 0)).isEmpty();
        }

        @Test
        void deletingAndPuttingMeanwhileDoesNotChangeIt() {
            for (int i = 0; i < 100; i++) {
                put("k%02d".formatted(i), "old");
            }

            List<String> seen = new ArrayList<>();
            store.scan(TRIPS, KeyRange.all(), entry -> {
                seen.add(new String(entry.key().bytes(), UTF_8) + text(entry.value()));
                store.deleteMany(TRIPS, List.of(entry.key(), Key.of("k99")));
                put("k98", "new");
                put("zzz", "new");
                return true;
            });

            assertThat(seen).hasSize(100).contains("k98old", "k99old").doesNotContain("zzznew");
            assertThat(keys(KeyRange.all())).containsExactly("k98", "zzz");
        }
    }

    @Test
    void aClosedStoreIsUnavailable() {
        put("a", "1");
        store.close();

        assertRefused(ErrorCode.UNAVAILABLE, () -> store.find(TRIPS, Key.of("a")));
        assertRefused(ErrorCode.UNAVAILABLE, () -> put("a", "2"));
        assertRefused(ErrorCode.UNAVAILABLE, () -> keys(KeyRange.all()));
        store.close();
    }

    private void put(String key, String value) {
        store.put(TRIPS, Key.of(key), bytes(value));
    }

    private String get(String key) {
        return text(store.find(TRIPS, Key.of(key)).orElseThrow());
    }

    private List<String> keys(KeyRange range) {
        return store.list(TRIPS, range, 10_000).stream()
                .map(entry -> new String(entry.key().bytes(), UTF_8))
                .toList();
    }

    private static void assertRefused(ErrorCode code, Runnable call) {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(call::run)
                .matches(e -> e.code() == code, "has code " + code);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
