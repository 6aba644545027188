package io.gimbal.kv;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// Says what RocksDB says in our codes, without paths of the server.
final class RocksErrors {
    private RocksErrors() {}

    static CodedException translate(String what, RocksDBException failure) {
        String text = String.valueOf(failure.getMessage());
        Status status = failure.getStatus();
        if (text.contains("No space left") || text.contains("Disk quota exceeded") || isFull(status)) {
            return new CodedException(ErrorCode.NO_SPACE, "cannot " + what + ": the disk is full", failure);
        }
        if (status != null && status.getCode() == Status.Code.Corruption) {
            return new CodedException(
                    ErrorCode.CORRUPT, "cannot " + what + ": the files of the key-value store are damaged", failure);
        }
        if (text.contains("lock")) {
            return new CodedException(
                    ErrorCode.UNAVAILABLE, "cannot " + what + ": another process holds the key-value store", failure);
        }
        return new CodedException(ErrorCode.UNAVAILABLE, "cannot " + what + ": the key-value store failed", failure);
    }

    private static boolean isFull(@Nullable Status status) {
        return status != null && status.getSubCode() == Status.SubCode.NoSpace;
    }
}
