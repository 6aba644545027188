package io.gimbal.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
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
