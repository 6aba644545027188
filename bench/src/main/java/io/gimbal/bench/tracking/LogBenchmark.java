package io.gimbal.bench.tracking;

import io.gimbal.bench.Benchmark;
import io.gimbal.bench.Figure;
import io.gimbal.bench.Serving;
import io.gimbal.core.FolderTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;

/// What programs log and read every day, beside MLflow's own server on the same engine and the same disk: its better
/// runner counts. All servers run all the time and are asked in turn, so that what disturbs one disturbs all.
public final class LogBenchmark implements Benchmark {
    private static final int MOST_WARMING = 6;
    private static final double FASTER = 1.05;

    private final Path root;
    private final int seconds;

    /// @param seconds how long each workload goes on
    public LogBenchmark(Path root, int seconds) {
        this.root = root;
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return "tracking-log";
    }

    @Override
    public String about() {
        return "logging and histories, the same requests to Gimbal and MLflow";
    }

    @Override
    public void run(Consumer<Figure> figures) throws Exception {
        for (Engine.Kind kind : Engine.Kind.values()) {
            Path scratch = Files.createTempDirectory("gimbal-bench");
            try (Engine engine = kind.start()) {
                compare(engine, scratch, figures);
            } finally {
                new FolderTree(scratch).delete();
            }
        }
    }

    private void compare(Engine engine, Path scratch, Consumer<Figure> figures) throws Exception {
        Side rows = engine.gimbal(root, scratch.resolve("rows"));
        rows.start().close();
        Side ours = engine.gimbal(root, scratch);
        List<Side> peers = engine.mlflow(root, scratch);
        try (Connection connection = rows.connect();
                Serving gimbal = ours.start();
                Serving first = peers.get(0).start();
                Serving second = peers.get(1).start()) {
            Running mine = new Running(ours, gimbal);
            List<Running> theirs = List.of(new Running(peers.get(0), first), new Running(peers.get(1), second));
            RawRows raw = new RawRows(connection);
            for (Workload workload : Workloads.all(seconds)) {
                Comparison comparison = new Comparison(engine.text() + ", " + workload.what(), workload);
                comparison.ours(mine.took(workload));
                for (Running peer : theirs) {
                    comparison.peer(peer.side.text(), peer.took(workload));
                }
                comparison.tell(figures);
                if (workload.isBatch()) {
                    figures.accept(comparison.besideRows(raw.perSecond(workload.clients(), seconds)));
                }
            }
        }
    }

    private record Running(Side side, Serving server) {
        /// Again and again to warm up, which also fills the store a little, until that makes it hardly faster;
        /// then once to be counted.
        Took took(Workload workload) throws Exception {
            System.err.println("bench: " + side.text() + ": " + workload.what());
            double best = 0;
            double last = workload.run(side, server.address()).perSecond();
            for (int round = 1; round < MOST_WARMING && last > best * FASTER; round++) {
                best = last;
                last = workload.run(side, server.address()).perSecond();
            }
            return workload.run(side, server.address());
        }
    }
}
