package io.gimbal.serving.predict;

import io.gimbal.serving.Endpoint;
import io.gimbal.serving.ServiceShape;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What answers for one endpoint now. Thread-safe.
///
/// A generation counts what has changed. Who enters gets something made of the newest one, making it if need be;
/// who is inside keeps what it got.
final class EndpointSlot {
    private final Maker maker;
    private final AtomicLong generation = new AtomicLong();
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Live live;
    private volatile boolean engaged;

    EndpointSlot(Maker maker) {
        this.maker = maker;
    }

    /// Whoever makes what answers.
    interface Maker {
        ServiceShape shape(Endpoint endpoint);

        Live make(Endpoint endpoint, long generation);
    }

    /// Where the declared endpoint is found.
    interface Declared {
        /// @throws io.gimbal.core.CodedException NOT_FOUND if it is declared no more
        Endpoint get();
    }

    void changed() {
        generation.incrementAndGet();
    }

    void setEngaged(boolean next) {
        engaged = next;
    }

    boolean isEngaged() {
        return engaged;
    }

    /// What was made last, and may be out of date.
    @Nullable
    Live last() {
        return live;
    }

    /// To be left with [Live#leave].
    Live enter(Declared declared) {
        while (true) {
            Live now = live;
            if (now == null || !isFresh(now)) {
                now = remake(declared);
            }
            if (now.enter()) {
                return now;
            }
        }
    }

    private boolean isFresh(Live now) {
        return now.generation() == generation.get() && now.shape().equals(maker.shape(now.endpoint()));
    }

    private Live remake(Declared declared) {
        making.lock();
        try {
            Live before = live;
            if (before != null && isFresh(before)) {
                return before; // somebody else was faster
            }
            long counted = generation.get(); // before the reading: what changes meanwhile makes it out of date
            Live next = maker.make(declared.get(), counted);
            live = next;
            if (before != null) {
                before.leave();
            }
            return next;
        } finally {
            making.unlock();
        }
    }

    /// The endpoint is gone, or the process ends.
    void close() {
        making.lock();
        try {
            Live before = live;
            live = null;
            if (before != null) {
                before.leave();
            }
        } finally {
            making.unlock();
        }
    }
}
