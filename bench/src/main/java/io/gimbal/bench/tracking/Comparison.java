package io.gimbal.bench.tracking;

import io.gimbal.bench.Figure;
import java.util.function.Consumer;

/// One workload: ours beside the better of the peer's runners. Not thread-safe.
final class Comparison {
    private static final double LEAST_OF_ROWS = 0.5;

    private final String what;
    private final Workload workload;
    private Took ours = Took.NOTHING;
    private Took theirs = Took.NOTHING;
    private String runner = "";

    Comparison(String what, Workload workload) {
        this.what = what;
        this.workload = workload;
    }

    void ours(Took took) {
        ours = took;
    }

    void peer(String name, Took took) {
        if (took.perSecond() > theirs.perSecond()) {
            theirs = took;
            runner = name.substring(name.indexOf(", ") + 2);
        }
    }

    void tell(Consumer<Figure> figures) {
        figures.accept(Figure.of(what + ": Gimbal", ours.perSecond(), workload.unit()));
        figures.accept(Figure.of(what + ": " + runner, theirs.perSecond(), workload.unit()));
        figures.accept(Figure.atLeast(what + ": ratio", ours.perSecond() / theirs.perSecond(), "x", workload.asked()));
        figures.accept(Figure.of(what + ": " + runner + ", p99", theirs.slow(), "ms"));
        figures.accept(Figure.atMost(what + ": Gimbal, p99", ours.slow(), "ms", theirs.slow()));
    }

    /// @param rows a second that the engine takes without a server
    Figure besideRows(double rows) {
        String name = "%s: Gimbal to the rows alone (%,.0f/s)".formatted(what, rows);
        return Figure.atLeast(name, ours.perSecond() / rows, "x", LEAST_OF_ROWS);
    }
}
