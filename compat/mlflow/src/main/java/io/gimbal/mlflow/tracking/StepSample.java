package io.gimbal.mlflow.tracking;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// Which steps of several curves are drawn when there are more than fit: evenly spaced ones of all that occur, the
/// last, and of each curve its own first and last.
final class StepSample {
    private final long first;
    private final long last;
    private final int most;
    private final Set<Long> ends = new HashSet<>();
    private Set<Long> chosen = Set.of();
    private boolean all;
    private long[] steps = new long[1_024];
    private int count;
    private int sorted;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;

    private StepSample(long first, long last, int most) {
        this.first = first;
        this.last = last;
        this.most = most;
    }

    static StepSample between(long first, long last, int most) {
        return new StepSample(first, last, most);
    }

    /// A step of the current curve, in any order.
    void see(long step) {
        if (step < first || step > last) {
            return;
        }
        if (count == steps.length) {
            settle();
            steps = count > steps.length / 2 ? Arrays.copyOf(steps, 2 * steps.length) : steps;
        }
        steps[count++] = step;
        least = Math.min(least, step);
        greatest = Math.max(greatest, step);
    }

    void endOfRun() {
        if (least <= greatest) {
            ends.add(least);
            ends.add(greatest);
        }
        least = Long.MAX_VALUE;
        greatest = Long.MIN_VALUE;
        settle();
    }

    /// To be called once all curves were seen.
    void choose() {
        all = count <= most;
        Set<Long> picked = new HashSet<>(ends);
        for (int i = 0; !all && i < most; i++) {
            picked.add(steps[(int) ((long) i * count / most)]);
        }
        chosen = picked;
    }

    boolean isChosen(long step) {
        return step >= first && step <= last && (all || chosen.contains(step));
    }

    /// Sorts what was seen, and keeps each step once.
    private void settle() {
        if (sorted == count) {
            return;
        }
        Arrays.sort(steps, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || steps[kept - 1] != steps[i]) {
                steps[kept++] = steps[i];
            }
        }
        count = kept;
        sorted = kept;
    }
}
