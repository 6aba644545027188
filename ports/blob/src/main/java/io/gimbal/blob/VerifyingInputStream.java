package io.gimbal.blob;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// Ends only if everything read has the expected digest. Skipping reads, so that nothing escapes the digest.
final class VerifyingInputStream extends FilterInputStream {
    private final Digest expected;
    private final MessageDigest sha256 = Digest.newSha256();
    private boolean verified;

    VerifyingInputStream(InputStream content, Digest expected) {
        super(content);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            sha256.update(buffer, offset, count);
        } else if (count < 0) {
            verify();
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = new byte[Math.clamp(count, 0, 8_192)];
        long skipped = 0;
        while (skipped < count) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, count - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void verify() {
        if (verified) {
            return;
        }
        Digest found = Digest.finish(sha256);
        if (!found.equals(expected)) {
            throw new CodedException(ErrorCode.CORRUPT, "blob " + expected + " is damaged: its bytes have " + found);
        }
        verified = true;
    }
}
