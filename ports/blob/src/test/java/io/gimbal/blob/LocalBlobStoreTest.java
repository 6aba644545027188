package io.gimbal.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LocalBlobStoreTest extends BlobStoreContract {
    @Override
    protected BlobStore open() {
        return new LocalBlobStore(folder());
    }

    @Override
    protected BlobStore reopen() {
        return new LocalBlobStore(folder());
    }

    @Override
    protected void tamper(Digest digest, byte[] bytes) throws IOException {
        Files.write(
                folder().resolve("objects")
                        .resolve(digest.hex().substring(0, 2))
                        .resolve(digest.hex().substring(2)),
                bytes);
    }

    @Test
    void leftoversOfInterruptedPutsAreRemovedAtStart() throws IOException {
        Files.write(folder().resolve("incoming/draft-1.tmp"), new byte[100]);

        reopen();

        assertThat(drafts()).isZero();
    }

    @Test
    void aFailedPutLeavesNoFileBehind() throws IOException {
        BlobStore store = reopen();

        assertThatThrownBy(() -> store.put(new FailingInputStream())).isInstanceOf(CodedException.class);
        assertThat(drafts()).isZero();
    }

    @Test
    void storageThatFailsIsUnavailableWithoutNamingPaths() throws IOException {
        BlobStore store = reopen();
        Digest digest = store.put("x".getBytes(UTF_8)).digest();
        Path file = folder().resolve("objects").resolve(digest.hex().substring(0, 2));
        Files.delete(file.resolve(digest.hex().substring(2)));
        Files.delete(file);
        Files.write(file, new byte[0]); // a file where a folder must be

        assertThatThrownBy(() -> store.put("x".getBytes(UTF_8))).isInstanceOfSatisfying(CodedException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(e.getMessage()).doesNotContain(folder().toString());
        });
    }

    @Test
    void foreignFilesAreNoBlobs() throws IOException {
        BlobStore store = reopen();
        Blob blob = store.put("x".getBytes(UTF_8));
        Files.writeString(folder().resolve("objects/note.txt"), "?");
        Files.writeString(
                folder().resolve("objects")
                        .resolve(blob.digest().hex().substring(0, 2))
                        .resolve("note.txt"),
                "?");

        assertThat(store.list(PageRequest.first()).items()).containsExactly(blob);
    }

    @Test
    void aPlantedLinkIsNotFollowed() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret"), "secret");
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        BlobStore store = reopen();
        Digest digest = store.put("secret".getBytes(UTF_8)).digest();
        Path folder = folder().resolve("objects").resolve(digest.hex().substring(0, 2));
        Path file = folder.resolve(digest.hex().substring(2));

        Files.delete(file);
        Files.createSymbolicLink(file, secret);
        assertThatThrownBy(() -> store.open(digest)).isInstanceOf(CodedException.class);

        Files.delete(file);
        Files.delete(folder);
        Files.createSymbolicLink(folder, elsewhere);
        assertThatThrownBy(() -> store.put("secret".getBytes(UTF_8))).isInstanceOf(CodedException.class);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aFullDiskIsExhaustion() {
        IOException channel = new IOException("No space left on device");
        IOException rename = new FileSystemException("/home/x", null, "Disk quota exceeded");

        assertThat(DurableFiles.failure("store", channel).code()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(DurableFiles.failure("store", rename).code()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(DurableFiles.failure("store", rename).getMessage()).doesNotContain("/home/x");
        assertThat(DurableFiles.failure("store", new IOException("Input/output error"))
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
    }

    private long drafts() throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve("incoming"))) {
            return files.count();
        }
    }

    private Path folder() {
        return temporary.resolve("blobs");
    }
}
