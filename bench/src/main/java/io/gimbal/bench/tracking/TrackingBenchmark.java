package io.gimbal.bench.tracking;

import io.gimbal.bench.Benchmark;
import io.gimbal.bench.Figure;
import io.gimbal.bench.LocalServer;
import io.gimbal.core.FolderTree;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/// What is logged and read every day, beside MLflow's own server on the same engine and the same disk: its better
/// runner counts.
public final class TrackingBenchmark implements Benchmark {
    private static final int RAW_ROUNDS = 3;

    private final Path root;
    private final int seconds;

    /// @param seconds how long each workload goes on
    public TrackingBenchmark(Path root, int seconds) {
        this.root = root;
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return "tracking";
    }

    @Override
    public String about() {
        return "tracking beside MLflow, the same requests to both, SQLite and PostgreSQL";
    }

    @Override
    public List<Figure> run() throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (Engine sqlite = new Engine.Sqlite()) {
            figures.addAll(compare(sqlite));
        }
        try (Engine postgres = new Engine.Postgres(PostgresServer.start())) {
            figures.addAll(compare(postgres));
        }
        return figures;
    }

    private List<Figure> compare(Engine engine) throws Exception {
        Path scratch = Files.createTempDirectory("gimbal-bench");
        try {
            List<Workload> workloads = Workloads.all(seconds);
            List<Took> ours = gimbal(engine, scratch, workloads);
            double raw = raw(engine, scratch);
            Comparison comparison = new Comparison(engine.text(), workloads, ours, raw);
            for (MlflowServer.Runner runner : MlflowServer.Runner.values()) {
                comparison.add(runner.text(), mlflow(engine, runner, scratch, workloads));
            }
            return comparison.figures();
        } finally {
            new FolderTree(scratch).delete();
        }
    }

    private List<Took> gimbal(Engine engine, Path scratch, List<Workload> workloads) throws Exception {
        Path home = Files.createDirectory(scratch.resolve("gimbal"));
        try (LocalServer server = engine.gimbal(root, home)) {
            return all(engine.text() + ", Gimbal", server.address(), workloads);
        }
    }

    private List<Took> mlflow(Engine engine, MlflowServer.Runner runner, Path scratch, List<Workload> workloads)
            throws Exception {
        Path folder = Files.createDirectory(scratch.resolve(runner.text()));
        try (MlflowServer server = engine.mlflow(root, runner, folder)) {
            return all(engine.text() + ", MLflow on " + runner.text(), server.address(), workloads);
        }
    }

    /// Each once to warm up, which also fills the store a little, and once to be counted.
    private static List<Took> all(String where, URI server, List<Workload> workloads) throws Exception {
        List<Took> took = new ArrayList<>();
        for (Workload workload : workloads) {
            System.err.println("bench: " + where + ": " + workload.what());
            workload.run(server);
            took.add(workload.run(server));
        }
        return took;
    }

    private double raw(Engine engine, Path scratch) throws Exception {
        System.err.println("bench: " + engine.text() + ", the rows alone");
        double best = 0;
        try (Connection connection = engine.raw(scratch)) {
            RawRows rows = new RawRows(connection);
            for (int round = 1; round <= RAW_ROUNDS; round++) {
                best = Math.max(best, rows.perSecond(round, seconds));
            }
        }
        return best;
    }
}
