package io.gimbal.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class RocksKeyValueStoreTest extends KeyValueStoreContract {
    private static final Namespace NAMESPACE = new Namespace("test");
    private static final KeyValueConfig CONFIG =
            new KeyValueConfig(DataSize.ofMegabytes(8), DataSize.ofMegabytes(8), false);

    @TempDir
    Path folder;

    private KeyValueStore opened;

    @Override
    protected KeyValueStore open() {
        opened = new RocksKeyValueStore(CONFIG, folder.resolve("kv"));
        return opened;
    }

    @Override
    protected KeyValueStore reopen() {
        opened.close();
        return open();
    }

    @Test
    void nothingIsOpenedBeforeTheFirstCall() {
        Path own = folder.resolve("lazy");
        try (KeyValueStore store = new RocksKeyValueStore(CONFIG, own)) {
            assertThat(own).doesNotExist();
            assertThat(store.find(NAMESPACE, Key.of("a"))).isEmpty();
            assertThat(own).isDirectory();
        }
    }

    @Test
    void aStoreThatIsHeldElsewhereSaysSo() {
        opened.put(NAMESPACE, Key.of("a"), new byte[0]);

        try (KeyValueStore second = new RocksKeyValueStore(CONFIG, folder.resolve("kv"))) {
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> second.find(NAMESPACE, Key.of("a")))
                    .withMessageContaining("another process")
                    .matches(e -> e.code() == ErrorCode.UNAVAILABLE);
        }
    }

    @Test
    void syncedWritesWorkToo() {
        KeyValueConfig synced = new KeyValueConfig(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), true);
        try (KeyValueStore store = new RocksKeyValueStore(synced, folder.resolve("synced"))) {
            store.put(NAMESPACE, Key.of("a"), new byte[] {1});
            assertThat(store.find(NAMESPACE, Key.of("a"))).contains(new byte[] {1});
        }
    }

    @Test
    void aValueWhoseBlockIsDamagedIsCorrupt_andNotMissing() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 10; i++) {
            byte[] value = new byte[10_000];
            random.nextBytes(value);
            opened.put(NAMESPACE, Key.of("k" + i), value);
        }
        reopen().find(NAMESPACE, Key.of("k0")); // what was in the write-ahead log becomes a file
        opened.close();
        damage();
        open();

        assertCorrupt(() -> opened.getMany(NAMESPACE, List.of(Key.of("k4"), Key.of("k5"), Key.of("k6"))));
        assertCorrupt(() -> opened.find(NAMESPACE, Key.of("k5")));
        assertCorrupt(() -> opened.list(NAMESPACE, KeyRange.all(), 10));
        assertThat(opened.find(NAMESPACE, Key.of("k9")))
                .hasValueSatisfying(value -> assertThat(value).hasSize(10_000));
    }

    private void damage() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("kv"))) {
            Path table = files.filter(file -> file.toString().endsWith(".sst"))
                    .findFirst()
                    .orElseThrow();
            byte[] content = Files.readAllBytes(table);
            content[55_000] ^= 1;
            Files.write(table, content);
        }
    }

    private static void assertCorrupt(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(read)
                .withMessageContaining("damaged")
                .matches(e -> e.code() == ErrorCode.CORRUPT);
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aScanMayWriteWhileOneClosesAndAnotherCompares() throws Exception {
        opened.put(NAMESPACE, Key.of("a"), new byte[1]);
        Thread closer = Thread.ofPlatform().daemon().unstarted(opened::close);
        Thread comparing = Thread.ofPlatform()
                .daemon()
                .unstarted(() -> assertThatExceptionOfType(CodedException.class)
                        .isThrownBy(() -> opened.putIfAbsent(NAMESPACE, Key.of("b"), new byte[1])));

        opened.scan(NAMESPACE, KeyRange.all(), entry -> {
            startAndAwaitWaiting(closer);
            startAndAwaitWaiting(comparing);
            opened.put(NAMESPACE, Key.of("c"), entry.value());
            return true;
        });

        closer.join();
        comparing.join();
        assertThat(reopen().find(NAMESPACE, Key.of("c"))).isPresent();
    }

    private static void startAndAwaitWaiting(Thread thread) {
        thread.start();
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void closingWaitsForThoseWhoReadAndWrite() throws Exception {
        opened.put(NAMESPACE, Key.of("a"), new byte[100]);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                working.add(threads.submit(() -> {
                    while (true) {
                        opened.find(NAMESPACE, Key.of("a"));
                        opened.put(NAMESPACE, Key.of("b"), new byte[100]);
                        opened.list(NAMESPACE, KeyRange.all(), 10);
                    }
                }));
            }
            Thread.sleep(200);
            opened.close();
            for (Future<?> thread : working) {
                assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                        .isThrownBy(thread::get)
                        .withMessageContaining("closed");
            }
        }
    }
}
