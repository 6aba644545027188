package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Syncs the write-ahead log of a database whose commits only hand their pages to the operating system: at once when
/// somebody waits for it, else a few milliseconds after a commit. Many share one sync.
///
/// Why this is right. A commit is a sequence of frames at the end of the `-wal` file, each checksummed over all before
/// it; whoever opens the database after a crash takes the longest valid sequence that ends in a commit. Automatic
/// checkpoints are off, so until [SqliteDatabase#checkpoint] or close the file only grows, and every commit that was
/// answered is in it. `fsync` and `fdatasync` write back the pages of a *file*, whichever descriptor wrote them, so
/// forcing our own channel forces what SQLite wrote. A checkpoint itself syncs the log before it copies pages and the
/// database before the log is cut, so what leaves the log is durable already. The channel stays open as long as the
/// database: the file is the same until its last connection closes, and SQLite puts its locks on other files, so that
/// closing the channel releases none of them.
///
/// A sync that failed is never tried again, because the operating system may have dropped the pages it could not
/// write: the next sync would succeed without them. Waiting and later requests fail, and so do later writes.
final class WalSync {
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Disk disk;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    private boolean dirty;
    private boolean closed;
    private boolean ended;
    private @Nullable CodedException failure;

    /// Where the log is.
    interface Disk {
        void force() throws IOException;

        void close() throws IOException;
    }

    WalSync(String name, Disk disk) {
        this.disk = disk;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::loop);
    }

    /// The log of an open database; also makes its entry in the folder durable.
    static Disk disk(Path database) throws IOException {
        Path log = database.resolveSibling(database.getFileName() + "-wal");
        try (FileChannel folder = FileChannel.open(log.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE);
        return new Disk() {
            @Override
            public void force() throws IOException {
                channel.force(false);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    /// Something was committed; it will be synced soon.
    void touch() {
        lock.lock();
        try {
            if (!dirty) {
                dirty = true;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Completes when everything committed before this call is durable.
    CompletableFuture<Boolean> request() {
        lock.lock();
        try {
            if (failure != null) {
                return CompletableFuture.failedFuture(failure);
            }
            if (ended) {
                // The last sync came after the last commit.
                return CompletableFuture.completedFuture(true);
            }
            CompletableFuture<Boolean> synced = new CompletableFuture<>();
            waiting.add(synced);
            changed.signal();
            return synced;
        } finally {
            lock.unlock();
        }
    }

    /// @throws CodedException UNAVAILABLE once a sync has failed
    void check() {
        lock.lock();
        try {
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Syncs a last time. Nothing may be committed any more.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        Threads.joinUninterruptibly(thread);
    }

    private void loop() {
        try {
            boolean more = true;
            while (more) {
                more = awaitWork();
                sync(takeWaiting());
            }
            disk.close();
            end(null);
        } catch (IOException e) {
            end(new CodedException(
                    ErrorCode.UNAVAILABLE,
                    "the disk did not take what was written, restart when it is sound: " + e,
                    e));
        }
    }

    private void sync(List<CompletableFuture<Boolean>> group) throws IOException {
        try {
            disk.force();
        } catch (IOException e) {
            // Answered by the end, with all the others.
            giveBack(group);
            throw e;
        }
        group.forEach(synced -> synced.complete(true));
    }

    /// @return false when this sync is the last
    private boolean awaitWork() {
        lock.lock();
        try {
            while (!dirty && waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            long pause = PAUSE.toNanos();
            while (waiting.isEmpty() && !closed && pause > 0) {
                pause = changed.awaitNanos(pause);
            }
            return !closed;
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if somebody does, it syncs earlier.
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Whatever is committed after this belongs to the next sync.
    private List<CompletableFuture<Boolean>> takeWaiting() {
        lock.lock();
        try {
            List<CompletableFuture<Boolean>> group = waiting;
            waiting = new ArrayList<>();
            dirty = false;
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(List<CompletableFuture<Boolean>> group) {
        lock.lock();
        try {
            waiting.addAll(group);
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable CodedException reason) {
        lock.lock();
        try {
            ended = true;
            failure = reason;
        } finally {
            lock.unlock();
        }
        for (CompletableFuture<Boolean> synced : takeWaiting()) {
            if (reason == null) {
                synced.complete(true);
            } else {
                synced.completeExceptionally(reason);
            }
        }
    }
}
