package io.gimbal.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [BlobStore] promises.
public abstract class BlobStoreContract {
    private static final Digest UNKNOWN = Digest.of("never stored");

    @TempDir
    protected Path temporary;

    private BlobStore store;

    /// An empty store.
    protected abstract BlobStore open();

    /// The same data after a restart.
    protected abstract BlobStore reopen();

    /// Replaces the stored bytes behind the store's back.
    protected abstract void tamper(Digest digest, byte[] bytes) throws IOException;

    @BeforeEach
    void openStore() {
        store = open();
    }

    @Nested
    class Put {
        @Test
        void bytesCanBeReadBack() {
            Blob blob = store.put(bytes("hello"));

            assertThat(blob).isEqualTo(new Blob(Digest.of("hello"), 5));
            assertThat(store.read(blob.digest())).isEqualTo(bytes("hello"));
            assertThat(store.size(blob.digest())).isEqualTo(5);
            assertThat(store.contains(blob.digest())).isTrue();
        }

        @Test
        void emptyContentIsContent() {
            Blob blob = store.put(new byte[0]);

            assertThat(blob.size()).isZero();
            assertThat(store.read(blob.digest())).isEmpty();
        }

        @Test
        void theDigestIsAnnouncedBeforeTheContentCanBeFound() {
            List<Boolean> wasThere = new ArrayList<>();

            Blob blob =
                    store.put(new ByteArrayInputStream(bytes("hello")), digest -> wasThere.add(store.contains(digest)));

            assertThat(wasThere).containsExactly(false);
            assertThat(store.contains(blob.digest())).isTrue();
        }

        @Test
        void whatIsNotWantedOnceItsDigestIsKnownIsNotStored() {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> store.put(new ByteArrayInputStream(bytes("hello")), _ -> {
                        throw new IllegalStateException("not wanted");
                    }));

            assertThat(store.contains(Digest.of("hello"))).isFalse();
        }

        @Test
        void aFileIsCopied() throws IOException {
            Path file = Files.write(temporary.resolve("file"), large());

            Blob blob = store.put(file);
            Files.delete(file);

            assertThat(store.read(blob.digest())).isEqualTo(large());
        }

        @Test
        void aMissingFileIsInvalidAndNamed() {
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> store.put(temporary.resolve("absent.bin")))
                    .withMessageContaining("absent.bin")
                    .satisfies(code(ErrorCode.INVALID_ARGUMENT));
        }

        @Test
        void aStreamIsReadToItsEndAndLeftOpen() throws IOException {
            try (CloseCounter stream = new CloseCounter(large())) {
                Blob blob = store.put(stream);

                assertThat(blob.digest()).isEqualTo(Digest.of(large()));
                assertThat(stream.closed).isZero();
            }
        }

        @Test
        void equalContentIsKeptOnce() {
            Blob first = store.put(bytes("same"));
            Blob second = store.put(bytes("same"));

            assertThat(second).isEqualTo(first);
            assertThat(store.list(PageRequest.first()).items()).containsExactly(first);
        }

        @Test
        void equalContentRepairsADamagedCopy() throws IOException {
            Blob blob = store.put(bytes("precious"));
            tamper(blob.digest(), bytes("preciouX"));

            store.put(bytes("precious"));

            assertThat(store.read(blob.digest())).isEqualTo(bytes("precious"));
        }

        @Test
        void ofAFailingStreamStoresNothing() {
            InputStream failing = new SequenceInputStream(new ByteArrayInputStream(large()), new FailingInputStream());

            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> store.put(failing))
                    .satisfies(code(ErrorCode.UNAVAILABLE));
            assertThat(store.list(PageRequest.first()).items()).isEmpty();
        }

        @Test
        void byManyThreadsOfTheSameContentLeavesOneGoodCopy() throws Exception {
            byte[] content = large();
            List<Future<Blob>> puts = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (int i = 0; i < 32; i++) {
                    puts.add(threads.submit(() -> store.put(content)));
                }
            }
            for (Future<Blob> put : puts) {
                assertThat(put.get().digest()).isEqualTo(Digest.of(content));
            }
            assertThat(store.list(PageRequest.first()).items()).hasSize(1);
            assertThat(store.read(Digest.of(content))).isEqualTo(content);
        }

        @Test
        void survivesReopening() {
            Blob blob = store.put(large());

            BlobStore again = reopen();

            assertThat(again.read(blob.digest())).isEqualTo(large());
            assertThat(again.list(PageRequest.first()).items()).containsExactly(blob);
        }
    }

    @Nested
    class Open {
        @Test
        void anUnknownDigestIsNotFound() {
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> store.open(UNKNOWN))
                    .withMessageContaining(UNKNOWN.toString())
                    .satisfies(code(ErrorCode.NOT_FOUND));
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> store.size(UNKNOWN))
                    .satisfies(code(ErrorCode.NOT_FOUND));
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> store.localFile(UNKNOWN))
                    .satisfies(code(ErrorCode.NOT_FOUND));
            assertThat(store.find(UNKNOWN)).isEmpty();
        }

        @Test
        void changedBytesAreCorrupt() throws IOException {
            Blob blob = store.put(large());
            byte[] changed = large();
            changed[changed.length / 2] ^= 1;
            tamper(blob.digest(), changed);

            assertCorrupt(blob.digest());
        }

        @Test
        void aTruncatedBlobIsCorrupt() throws IOException {
            Blob blob = store.put(large());
            tamper(blob.digest(), Arrays.copyOf(large(), 1_000));

            assertCorrupt(blob.digest());
        }

        @Test
        void damageIsFoundByteByByteAndBySkippingToo() throws IOException {
            Blob blob = store.put(bytes("0123456789"));
            tamper(blob.digest(), bytes("X123456789"));

            try (InputStream content = store.open(blob.digest())) {
                assertThat(content.skip(9)).isEqualTo(9);
                assertThat(content.read()).isEqualTo('9');
                assertThatExceptionOfType(CodedException.class)
                        .isThrownBy(content::read)
                        .satisfies(code(ErrorCode.CORRUPT));
            }
        }

        @Test
        void theEndCanBeReadTwice() throws IOException {
            Blob blob = store.put(bytes("x"));

            try (InputStream content = store.open(blob.digest())) {
                assertThat(content.readAllBytes()).isEqualTo(bytes("x"));
                assertThat(content.read()).isEqualTo(-1);
                assertThat(content.read(new byte[4])).isEqualTo(-1);
            }
        }

        @Test
        void localFileHoldsTheContent() throws IOException {
            Blob blob = store.put(large());

            assertThat(Files.readAllBytes(store.localFile(blob.digest()))).isEqualTo(large());
        }

        private void assertCorrupt(Digest digest) {
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> store.read(digest))
                    .withMessageContaining(digest.toString())
                    .satisfies(code(ErrorCode.CORRUPT));
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> store.localFile(digest))
                    .satisfies(code(ErrorCode.CORRUPT));
        }
    }

    @Nested
    class Delete {
        @Test
        void forgetsTheContent() {
            Blob blob = store.put(bytes("gone"));

            assertThat(store.delete(blob.digest())).isTrue();
            assertThat(store.contains(blob.digest())).isFalse();
            assertThat(store.delete(blob.digest())).isFalse();
            assertThat(reopen().contains(blob.digest())).isFalse();
        }

        @Test
        void doesNotDisturbAnOpenStream() throws IOException {
            Blob blob = store.put(large());

            try (InputStream content = store.open(blob.digest())) {
                byte[] head = content.readNBytes(10);
                store.delete(blob.digest());

                assertThat(head).isEqualTo(Arrays.copyOf(large(), 10));
                assertThat(content.readAllBytes()).hasSize(large().length - 10);
            }
        }

        @Test
        void afterwardsTheContentCanBePutAgain() {
            Blob blob = store.put(bytes("back"));
            store.delete(blob.digest());

            store.put(bytes("back"));

            assertThat(store.read(blob.digest())).isEqualTo(bytes("back"));
        }
    }

    @Nested
    class ListBlobs {
        @Test
        void pagesThroughEverythingInOrder() {
            List<Blob> stored = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                stored.add(store.put(bytes("content " + i)));
            }
            stored.sort(Comparator.comparing(blob -> blob.digest().hex()));

            assertThat(listAll(4)).isEqualTo(stored);
            assertThat(listAll(25)).isEqualTo(stored);
        }

        @Test
        void whilePuttingAndDeletingShowsTheRestExactlyOnce() {
            List<Blob> kept = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                kept.add(store.put(bytes("kept " + i)));
            }
            Blob deleted = store.put(bytes("deleted meanwhile"));
            Page<Blob> first = store.list(PageRequest.first(7));
            store.delete(deleted.digest());
            store.put(bytes("put meanwhile"));

            List<Blob> seen = new ArrayList<>(first.items());
            seen.addAll(rest(PageRequest.first(7), first));

            assertThat(seen).containsAll(kept).doesNotHaveDuplicates();
        }

        private List<Blob> listAll(int size) {
            Page<Blob> first = store.list(PageRequest.first(size));
            List<Blob> all = new ArrayList<>(first.items());
            all.addAll(rest(PageRequest.first(size), first));
            return all;
        }

        private List<Blob> rest(PageRequest request, Page<Blob> page) {
            List<Blob> rest = new ArrayList<>();
            Page<Blob> current = page;
            while (current.next().isPresent()) {
                current = store.list(request.next(current.next().get()));
                rest.addAll(current.items());
            }
            return rest;
        }
    }

    private static Consumer<CodedException> code(ErrorCode expected) {
        return e -> assertThat(e.code()).isEqualTo(expected);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] large() {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static final class CloseCounter extends ByteArrayInputStream {
        int closed;

        CloseCounter(byte[] bytes) {
            super(bytes);
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
