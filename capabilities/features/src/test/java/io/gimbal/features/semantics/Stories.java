package io.gimbal.features.semantics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random events around a day, from a seed. Times lie often on the same second, on the edges of tiles and on
/// midnight.
final class Stories {
    static final long SECOND = 1_000_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private final Random random;

    Stories(long seed) {
        random = new Random(seed);
    }

    Random random() {
        return random;
    }

    /// A time within `span` of the start, often a round one.
    long time(long start, long span) {
        long time = start + random.nextLong(span);
        return switch (random.nextInt(6)) {
            case 0 -> WindowSpan.floor(time, 5 * MINUTE);
            case 1 -> WindowSpan.floor(time, HOUR);
            case 2 -> WindowSpan.floor(time, DAY) - random.nextInt(2);
            case 3 -> time;
            default -> WindowSpan.floor(time, SECOND);
        };
    }

    /// Events with one long and one double lane; a tenth of the values are null.
    ///
    /// @param longestDelay how much later than its event time an event may become visible
    List<WindowEvent> events(int count, long start, long span, long longestDelay) {
        List<WindowEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = time(start, span);
            long delay = longestDelay == 0 || random.nextInt(3) == 0 ? 0 : random.nextLong(longestDelay);
            long nulls = (random.nextInt(10) == 0 ? 1 : 0) | (random.nextInt(10) == 0 ? 2 : 0);
            events.add(new WindowEvent(time, time + delay, nulls, new long[] {whole(), real()}));
        }
        return events;
    }

    private long whole() {
        return random.nextInt(20) == 0 ? random.nextLong() >> 8 : random.nextInt(100) - 50;
    }

    private long real() {
        double[] specials = {0.0, -0.0, 1e300, -1e300, Double.MIN_VALUE};
        double number =
                random.nextInt(10) == 0 ? specials[random.nextInt(specials.length)] : random.nextGaussian() * 20;
        return Double.doubleToRawLongBits(number);
    }
}
