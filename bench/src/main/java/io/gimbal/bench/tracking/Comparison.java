package io.gimbal.bench.tracking;

import io.gimbal.bench.Figure;
import java.util.ArrayList;
import java.util.List;

/// Ours beside the better of the peer's runners, workload by workload.
final class Comparison {
    private final String engine;
    private final List<Workload> workloads;
    private final List<Took> ours;
    private final double raw;
    private final List<Peer> best = new ArrayList<>();

    /// @param raw rows a second that the engine takes without a server
    Comparison(String engine, List<Workload> workloads, List<Took> ours, double raw) {
        this.engine = engine;
        this.workloads = workloads;
        this.ours = ours;
        this.raw = raw;
    }

    private record Peer(String runner, Took took) {}

    void add(String runner, List<Took> theirs) {
        for (int i = 0; i < theirs.size(); i++) {
            Peer one = new Peer(runner, theirs.get(i));
            if (best.size() == i) {
                best.add(one);
            } else if (best.get(i).took().perSecond() < one.took().perSecond()) {
                best.set(i, one);
            }
        }
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < workloads.size(); i++) {
            figures.addAll(figures(workloads.get(i), ours.get(i), best.get(i)));
        }
        figures.add(new Figure(engine + ", the rows alone, one thread, synced batches of 1,000", raw, "metrics/s"));
        for (int i = 0; i < workloads.size(); i++) {
            if (workloads.get(i).what().startsWith("log-batch")) {
                String what = engine + ", " + workloads.get(i).what() + ": Gimbal to the rows alone";
                figures.add(new Figure(what, ours.get(i).perSecond() / raw, "x"));
            }
        }
        return figures;
    }

    private List<Figure> figures(Workload workload, Took mine, Peer peer) {
        String what = engine + ", " + workload.what();
        Took theirs = peer.took();
        return List.of(
                new Figure(what + ": Gimbal", mine.perSecond(), workload.unit()),
                new Figure(what + ": Gimbal, p99", mine.slow(), "ms"),
                new Figure(what + ": MLflow on " + peer.runner(), theirs.perSecond(), workload.unit()),
                new Figure(what + ": MLflow, p99", theirs.slow(), "ms"),
                new Figure(what + ": ratio", mine.perSecond() / theirs.perSecond(), "x"));
    }
}
