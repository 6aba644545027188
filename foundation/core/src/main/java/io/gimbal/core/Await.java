package io.gimbal.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Waits for what another thread does, and gives its failure back as it was thrown there.
public final class Await {
    private Await() {}

    /// @throws CodedException CANCELLED if the waiting thread is interrupted; what it waited for may still happen
    public static <T> T result(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(ErrorCode.CANCELLED, "interrupted while waiting; the work may still happen", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw CodedException.internal("failed: " + e.getCause(), e);
            }
        }
    }
}
