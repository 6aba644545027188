package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class AwaitTest {
    @Test
    void givesTheResult() {
        assertThat(Await.result(CompletableFuture.completedFuture(7))).isEqualTo(7);
    }

    @Test
    void givesAFailureBackAsItWasThrown() {
        CodedException failure = CodedException.notFound("no such thing");
        assertThatThrownBy(() -> Await.result(CompletableFuture.failedFuture(failure)))
                .isSameAs(failure);
        assertThatThrownBy(() ->
                        Await.result(CompletableFuture.failedFuture(failure).thenApply(value -> value)))
                .isSameAs(failure);
        assertThatThrownBy(() -> Await.result(CompletableFuture.failedFuture(new StackOverflowError())))
                .isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> Await.result(CompletableFuture.failedFuture(new IOException("disk"))))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("disk");
    }

    @Test
    void anInterruptIsACancellation_andStaysVisible() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Await.result(new CompletableFuture<String>()))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
    }
}
