package io.gimbal.blob;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A store whose disk fills up and whose reads fail when a test says so. Thread-safe.
public final class FaultyBlobStore extends ForwardingBlobStore {
    private final AtomicLong space = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean unreadable;

    public FaultyBlobStore(BlobStore target) {
        super(target);
    }

    /// From now on so many bytes fit.
    public void leaveSpaceFor(long bytes) {
        space.set(bytes);
    }

    public void failReads(boolean fail) {
        unreadable = fail;
    }

    @Override
    public Blob put(InputStream content, Consumer<Digest> announced) {
        InputStream limited = new InputStream() {
            @Override
            public int read() throws IOException {
                return used(content.read(), 1);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = content.read(buffer, offset, length);
                return used(count, count);
            }
        };
        return super.put(limited, announced);
    }

    @Override
    public InputStream open(Digest digest) {
        checkReadable(digest);
        return super.open(digest);
    }

    @Override
    public Path localFile(Digest digest) {
        checkReadable(digest);
        return super.localFile(digest);
    }

    private int used(int result, int bytes) {
        if (result >= 0 && space.addAndGet(-bytes) < 0) {
            throw new CodedException(ErrorCode.NO_SPACE, "cannot store a blob: the disk is full");
        }
        return result;
    }

    private void checkReadable(Digest digest) {
        if (unreadable) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot read blob " + digest + ": the storage failed");
        }
    }
}
