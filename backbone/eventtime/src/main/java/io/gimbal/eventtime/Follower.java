package io.gimbal.eventtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves event time on to what has arrived, again and again, from one thread. What fails is tried again with growing
/// pauses: the clock stands where it stood.
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventClock clock;
    private final Arrivals arrivals;
    private final Duration usualPause;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Instant followed = Instant.MIN; // of the thread alone: spares a look into the database

    private Follower(EventClock clock, Arrivals arrivals, Duration pause) {
        this.clock = clock;
        this.arrivals = arrivals;
        this.usualPause = pause;
        this.thread = Thread.ofPlatform().daemon().name("event-time").unstarted(this::run);
    }

    /// @param pause from one look at what has arrived to the next
    public static Follower start(EventClock clock, Arrivals arrivals, Duration pause) {
        Follower follower = new Follower(clock, arrivals, pause);
        follower.thread.start();
        return follower;
    }

    private void run() {
        try {
            Duration pause = usualPause;
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = follow() ? usualPause : longer(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean follow() {
        try {
            arrivals.present().filter(followed::isBefore).ifPresent(present -> {
                clock.follow(present);
                followed = present;
            });
            return true;
        } catch (RuntimeException | Error e) { // whatever a due does, the next look may succeed
            LOG.error("event time cannot follow what arrives, and is tried again", e);
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /// Waits for a move under way, and gives it up when it takes long: it is made again after the next start.
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
