package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Waits for a write and gives its failure back as it was thrown.
final class Writes {
    private Writes() {}

    static <T> T await(CompletableFuture<T> write) {
        try {
            return write.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(
                    ErrorCode.CANCELLED, "interrupted while waiting for a write; it may still happen", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw CodedException.internal("a write failed: " + e.getCause(), e);
        }
    }
}
