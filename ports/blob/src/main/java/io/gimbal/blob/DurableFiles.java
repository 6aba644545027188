package io.gimbal.blob;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes files so that each is whole or absent after a crash: temporary file, sync, rename, sync of the folder.
/// The temporary files live in one folder on the same file system, which is emptied when it is opened.
final class DurableFiles {
    private static final Logger log = LoggerFactory.getLogger(DurableFiles.class);
    private static final List<String> FULL = List.of("No space left", "Disk quota exceeded", "not enough space");

    private final Path drafts;

    private DurableFiles(Path drafts) {
        this.drafts = drafts;
    }

    static DurableFiles open(Path drafts) {
        createFolder(drafts);
        try (Stream<Path> leftovers = Files.list(drafts)) {
            for (Path leftover : leftovers.toList()) {
                Files.deleteIfExists(leftover);
                log.info("removed {}, left by an interrupted write", leftover.getFileName());
            }
        } catch (IOException e) {
            throw failure("remove what interrupted writes left", e);
        }
        return new DurableFiles(drafts);
    }

    Draft create() throws IOException {
        return new Draft(Files.createTempFile(drafts, "draft-", ".tmp"));
    }

    /// Durable when it returns; one at a time, so that nobody builds on a folder that is not yet durable.
    static synchronized void createFolder(Path folder) {
        try {
            create(folder.toAbsolutePath());
        } catch (IOException e) {
            throw failure("create a folder for blobs", e);
        }
    }

    private static void create(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent != null && !Files.isDirectory(folder)) {
            create(parent);
            Files.createDirectory(folder);
            sync(parent);
        }
    }

    /// Makes creations, renames and deletions in a folder durable.
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// A full disk is told from everything else, which is an outage. Says nothing of the server's paths.
    static CodedException failure(String what, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        return FULL.stream().anyMatch(reason::contains)
                ? new CodedException(ErrorCode.NO_SPACE, "cannot " + what + ": the disk is full", cause)
                : new CodedException(ErrorCode.UNAVAILABLE, "cannot " + what + ": the storage failed", cause);
    }

    /// A file that is being written; closing it before it was moved throws it away.
    static final class Draft implements AutoCloseable {
        private final Path file;
        private final FileChannel channel;
        private final OutputStream output;

        private Draft(Path file) throws IOException {
            this.file = file;
            this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
            this.output = Channels.newOutputStream(channel);
        }

        OutputStream output() {
            return output;
        }

        /// Replaces what was there. Durable when it returns.
        void moveTo(Path target) throws IOException {
            channel.force(true);
            channel.close();
            Path folder = target.resolveSibling("");
            createFolder(folder);
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(file);
        }
    }
}
