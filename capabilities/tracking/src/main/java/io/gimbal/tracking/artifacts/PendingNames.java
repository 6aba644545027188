package io.gimbal.tracking.artifacts;

import io.gimbal.core.Digest;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The contents that are about to get a name. One process owns the blobs, so its memory is where to look.
///
/// A content is announced before it can be found, and stays so until its name is durable or given up. Whoever removes
/// it looks here and for its names in one step, so that no name can ever stand for bytes that are gone.
final class PendingNames {
    private final ConcurrentHashMap<Digest, Integer> counts = new ConcurrentHashMap<>();

    Pending open() {
        return new Pending();
    }

    /// Runs the removal, unless the content is about to get a name; whoever announces it now waits.
    ///
    /// @return whether it was run and removed something
    boolean removeUnlessPending(Digest digest, BooleanSupplier removal) {
        boolean[] removed = {false};
        counts.compute(digest, (_, count) -> {
            removed[0] = count == null && removal.getAsBoolean();
            return count;
        });
        return removed[0];
    }

    /// One put.
    final class Pending implements AutoCloseable {
        private @Nullable Digest digest;

        void announce(Digest known) {
            counts.merge(known, 1, Integer::sum);
            digest = known;
        }

        @Override
        public void close() {
            if (digest != null) {
                counts.computeIfPresent(digest, (_, count) -> count == 1 ? null : count - 1);
            }
        }
    }
}
