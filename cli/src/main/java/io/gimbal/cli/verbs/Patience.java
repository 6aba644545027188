package io.gimbal.cli.verbs;

import io.gimbal.client.Answer;
import io.gimbal.client.GimbalException;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// How long a server that is away is waited for.
///
/// @param timeout of one request
/// @param pauses between the requests, of which there is one more
record Patience(Duration timeout, List<Duration> pauses) {
    Patience {
        pauses = List.copyOf(pauses);
    }

    /// With a server that is away for a moment, such as while it is started again.
    static Patience usual() {
        return new Patience(
                Duration.ofSeconds(10),
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)));
    }

    /// The answer to the first request that gets one.
    ///
    /// @throws GimbalException when the server refuses, or stays away
    Answer trying(Supplier<Answer> request) {
        for (Duration pause : pauses) {
            try {
                return request.get();
            } catch (GimbalException e) {
                if (!e.retryable()) {
                    throw e;
                }
                sleep(pause);
            }
        }
        return request.get();
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(ErrorCode.CANCELLED, "interrupted before the end of the run was recorded", e);
        }
    }
}
