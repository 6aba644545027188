package io.gimbal.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a home to one process: the embedded stores in it have one writer each. The operating system gives the lock
/// back when the process ends in whatever way, so a crash leaves nothing to clean up; the file `lock` stays.
public final class HomeLock implements AutoCloseable {
    /// What this process holds. Asked before the file is opened: closing any channel of a file gives back all
    /// locks the process has on it.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path held;
    private final FileChannel channel;

    private HomeLock(Path held, FileChannel channel) {
        this.held = held;
        this.channel = channel;
    }

    /// Makes the folder if it does not exist.
    ///
    /// @throws CodedException FAILED_PRECONDITION if another process, or another part of this one, has the home;
    ///     UNAVAILABLE if the folder cannot be written
    public static HomeLock acquire(Path home) {
        try {
            Files.createDirectories(home);
            Path held = home.toRealPath();
            if (!HELD.add(held)) {
                throw inUse(home, ownId());
            }
            return new HomeLock(held, locked(home, held));
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot lock the home " + home + ": " + e, e);
        }
    }

    private static FileChannel locked(Path home, Path held) throws IOException {
        Path file = held.resolve("lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel).isEmpty()) {
                channel.close();
                throw inUse(home, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(ownId().getBytes(StandardCharsets.UTF_8)));
            return channel;
        } catch (IOException | RuntimeException e) {
            HELD.remove(held);
            throw e;
        }
    }

    private static String ownId() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private static CodedException inUse(Path home, String holder) {
        String who = holder.isEmpty() ? "another process" : "process " + holder;
        String where = new Home(home)
                .findServer()
                .filter(ServerAddress::isAlive)
                .map(server -> ", which answers at " + server.uri())
                .orElse("");
        return CodedException.failedPrecondition(
                "the home " + home + " is in use by " + who + where + "; stop it, or choose another home");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot give the home's lock back: " + e, e);
        } finally {
            HELD.remove(held);
        }
    }
}
