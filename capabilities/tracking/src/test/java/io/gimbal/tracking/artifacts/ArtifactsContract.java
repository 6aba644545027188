package io.gimbal.tracking.artifacts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.blob.BlobStore;
import io.gimbal.blob.FailingInputStream;
import io.gimbal.blob.FaultyBlobStore;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.sql.Database;
import io.gimbal.testkit.MovableTime;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.ArtifactEntry;
import io.gimbal.tracking.ArtifactFolder;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [Artifacts] promise on every database.
abstract class ArtifactsContract {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path blobFolder;

    private Database database;
    private FaultyBlobStore blobs;
    private Artifacts artifacts;

    /// An empty one.
    protected abstract Database open();

    @BeforeEach
    void start() {
        database = open();
        database.migrate(SqlTrackingStores.MIGRATIONS);
        blobs = new FaultyBlobStore(new LocalBlobStore(blobFolder));
        artifacts = tree(blobs);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Nested
    class Put {
        @Test
        void isReadBackAsItWas() throws IOException {
            Artifact model = put("0/run/model.json", "trees");

            assertThat(model).isEqualTo(new Artifact(path("0/run/model.json"), Digest.of("trees"), 5, NOON));
            assertThat(artifacts.get(model.path())).isEqualTo(model);
            assertThat(artifacts.find(model.path())).contains(model);
            try (InputStream content = artifacts.open(model)) {
                assertThat(content).hasContent("trees");
            }
        }

        @Test
        void nothingIsAContentToo() {
            assertThat(put("empty", "").size()).isZero();
        }

        @Test
        void aTakenPathHasTheNewContent() {
            put("a/b", "first");
            Artifact second = put("a/b", "second");

            assertThat(list("a")).containsExactly(second);
        }

        @Test
        void whatWouldBeFileAndFolderIsRefused() {
            put("a/b", "file");

            assertCode(() -> put("a/b/c/d", "x"), ErrorCode.FAILED_PRECONDITION);
            assertCode(() -> put("a", "x"), ErrorCode.FAILED_PRECONDITION);
            assertCode(() -> put("", "x"), ErrorCode.INVALID_ARGUMENT);
            put("a-", "x");
            put("a0", "x");
        }

        @Test
        void aContentThatBreaksOffLeavesNothing() {
            InputStream broken =
                    new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new FailingInputStream());

            assertCode(() -> artifacts.put(path("a/b"), broken), ErrorCode.UNAVAILABLE);

            assertThat(artifacts.find(path("a/b"))).isEmpty();
            assertThat(list("")).isEmpty();
            assertThat(blobFolder).isDirectoryNotContaining("glob:**.tmp");
            assertThat(blobs.list(PageRequest.first()).items()).isEmpty();
        }

        @Test
        void aFullDiskLeavesWhatWasThere() {
            Artifact first = put("a", "first");
            blobs.leaveSpaceFor(3);

            assertCode(() -> put("a", "second"), ErrorCode.NO_SPACE);

            assertThat(artifacts.get(path("a"))).isEqualTo(first);
        }

        @Test
        void ofTwoRacersOneWinsAsAWhole() throws Exception {
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Future<?>> racers = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    String content = "content " + i;
                    racers.add(threads.submit(() -> put("a/b", content)));
                }
                for (Future<?> racer : racers) {
                    racer.get();
                }
            }

            Artifact winner = artifacts.get(path("a/b"));
            assertThat(new String(blobs.read(winner.digest()), UTF_8)).startsWith("content ");
        }

        @Test
        void ofAFileAndAFolderThatRaceOneWins() throws Exception {
            for (int round = 0; round < 10; round++) {
                String file = "race" + round;
                try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                    Future<Boolean> asFile = threads.submit(() -> isStored(file));
                    Future<Boolean> asFolder = threads.submit(() -> isStored(file + "/below"));

                    assertThat(asFile.get()).isNotEqualTo(asFolder.get());
                }
            }
        }

        private boolean isStored(String path) {
            try {
                put(path, "x");
                return true;
            } catch (CodedException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.FAILED_PRECONDITION);
                return false;
            }
        }
    }

    @Nested
    class Get {
        @Test
        void aFolderIsNoFile() {
            put("a/b", "x");

            assertCode(() -> artifacts.get(path("a")), ErrorCode.NOT_FOUND);
            assertThat(artifacts.find(ArtifactPath.ROOT)).isEmpty();
        }

        @Test
        void theNearestIsNamed() {
            put("a/model.json", "x");

            assertThatThrownBy(() -> artifacts.get(path("a/modle.json"))).hasMessageContaining("model.json");
        }
    }

    @Nested
    class Listing {
        @Test
        void showsOneLevel() {
            Artifact file = put("a/z.txt", "x");
            put("a/b/c", "x");
            put("a/b/d/e", "x");
            put("a/b.txt", "x");
            put("ab/c", "x");

            assertThat(list("a")).containsExactly(artifacts.get(path("a/b.txt")), folder("a/b"), file);
            assertThat(list("")).containsExactly(folder("a"), folder("ab"));
            assertThat(list("a/z.txt")).isEmpty();
            assertThat(list("unknown")).isEmpty();
        }

        @Test
        void isWhatWalkingEverythingWouldShow() {
            Random random = new Random(7);
            List<String> names = List.of("a", "a b", "a-", "a.b", "a0", "b", "z", "ä", "日", "😀", "A");
            for (int i = 0; i < 400; i++) {
                StringBuilder path = new StringBuilder(names.get(random.nextInt(names.size())));
                for (int depth = random.nextInt(4); depth > 0; depth--) {
                    path.append('/').append(names.get(random.nextInt(names.size())));
                }
                try {
                    put(path + "." + random.nextInt(50), "x");
                } catch (CodedException e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.FAILED_PRECONDITION);
                }
            }
            assertThat(walk("")).doesNotHaveDuplicates().hasSize((int) counted).hasSizeGreaterThan(100);
            for (int size : List.of(1, 3, 17, 1_000)) {
                assertThat(pages("", size)).isEqualTo(list(""));
                assertThat(pages("a", size)).isEqualTo(list("a"));
            }
            assertThat(artifacts.delete(ArtifactPath.ROOT)).isEqualTo(counted);
        }

        @Test
        void aPageGoesOnWhereTheLastEndedWhileOthersWrite() {
            put("a/b/x", "x");
            put("a/d", "x");
            Page<ArtifactEntry> first = artifacts.list(path("a"), PageRequest.first(1));
            artifacts.delete(path("a/b"));
            put("a/c", "x");
            put("a/a", "x");

            Page<ArtifactEntry> second = artifacts.list(
                    path("a"), PageRequest.first(10).next(first.next().orElseThrow()));

            assertThat(first.items()).containsExactly(folder("a/b"));
            assertThat(second.items()).extracting(entry -> entry.path().value()).containsExactly("a/c", "a/d");
        }

        @Test
        void aTokenOfSomethingElseIsRefused() {
            for (String token : List.of("x", "f", "f:", "d:..", "d:a/b", "n5")) {
                assertCode(
                        () -> artifacts.list(path("a"), PageRequest.first(1).next(new PageToken(token))),
                        ErrorCode.INVALID_ARGUMENT);
            }
        }

        private List<ArtifactEntry> pages(String folder, int size) {
            List<ArtifactEntry> all = new ArrayList<>();
            PageRequest request = PageRequest.first(size);
            while (true) {
                Page<ArtifactEntry> page = artifacts.list(path(folder), request);
                all.addAll(page.items());
                if (page.next().isEmpty()) {
                    return all;
                }
                request = request.next(page.next().get());
            }
        }

        private List<ArtifactPath> walk(String folder) {
            List<ArtifactPath> files = new ArrayList<>();
            for (ArtifactEntry entry : list(folder)) {
                switch (entry) {
                    case Artifact file -> files.add(file.path());
                    case ArtifactFolder below -> files.addAll(walk(below.path().value()));
                }
            }
            return files;
        }
    }

    @Nested
    class Delete {
        @Test
        void takesAFileOrATreeAndNothingBeside() {
            put("a/b", "x");
            put("a/c/d", "x");
            put("a/c/e", "x");
            put("a/c-", "x");
            put("a/c0", "x");

            assertThat(artifacts.delete(path("a/c"))).isEqualTo(2);
            assertThat(artifacts.delete(path("a/b"))).isEqualTo(1);
            assertThat(artifacts.delete(path("a/b"))).isZero();

            assertThat(list("a")).extracting(entry -> entry.path().value()).containsExactly("a/c-", "a/c0");
        }
    }

    @Nested
    class Sweep {
        @Test
        void removesWhatNothingNames() {
            put("a", "kept");
            put("b", "kept");
            put("c", "replaced");
            put("c", "gone");
            artifacts.delete(path("b"));
            artifacts.delete(path("c"));

            assertThat(artifacts.sweep()).isEqualTo(new Artifacts.Swept(2, 12));
            assertThat(artifacts.sweep()).isEqualTo(new Artifacts.Swept(0, 0));

            assertThat(blobs.contains(Digest.of("kept"))).isTrue();
            assertThat(blobs.contains(Digest.of("gone"))).isFalse();
            assertCode(() -> artifacts.open(new Artifact(path("c"), Digest.of("gone"), 4, NOON)), ErrorCode.NOT_FOUND);
        }

        @Test
        void leavesWhatIsBeingPut() throws Exception {
            AtomicBoolean stop = new AtomicBoolean();
            try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
                Future<?> sweeper = threads.submit(() -> {
                    while (!stop.get()) {
                        artifacts.sweep();
                    }
                });
                List<Future<?>> writers = new ArrayList<>();
                for (String writer : List.of("one", "two")) {
                    writers.add(threads.submit(() -> putAndDelete(writer)));
                }
                for (Future<?> writer : writers) {
                    writer.get();
                }
                stop.set(true);
                sweeper.get();
            }
        }

        /// All writers put the same few contents.
        private void putAndDelete(String folder) {
            for (int i = 0; i < 150; i++) {
                Artifact put = put(folder + "/" + i, "content " + i % 3);
                assertThat(blobs.read(put.digest())).hasSize(9);
                artifacts.delete(put.path());
            }
        }
    }

    private long counted;

    private ArtifactTree tree(BlobStore store) {
        return new ArtifactTree(database, store, SqlTrackingStores.artifacts(), new MovableTime(NOON));
    }

    private Artifact put(String path, String content) {
        boolean isNew = artifacts.find(path(path)).isEmpty();
        Artifact put = artifacts.put(path(path), new ByteArrayInputStream(content.getBytes(UTF_8)));
        counted += isNew ? 1 : 0;
        return put;
    }

    private List<ArtifactEntry> list(String folder) {
        Page<ArtifactEntry> page = artifacts.list(path(folder), PageRequest.first(PageRequest.MAX_SIZE));
        assertThat(page.next()).isEmpty();
        return page.items();
    }

    private static ArtifactFolder folder(String path) {
        return new ArtifactFolder(path(path));
    }

    private static ArtifactPath path(String value) {
        return new ArtifactPath(value);
    }

    private static void assertCode(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
