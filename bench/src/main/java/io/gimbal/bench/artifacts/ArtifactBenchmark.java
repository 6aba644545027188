package io.gimbal.bench.artifacts;

import io.gimbal.bench.Benchmark;
import io.gimbal.bench.Figure;
import io.gimbal.bench.LocalServer;
import io.gimbal.bench.Rounds;
import io.gimbal.core.FolderTree;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// One large file up and down through the server, beside what any server would have to do: copy it, hash it, sync it.
public final class ArtifactBenchmark implements Benchmark {
    private static final int ROUNDS = 3;
    private static final String PATH = "/api/2.0/mlflow-artifacts/artifacts/0/bench/model.bin";

    private final Path root;
    private final int megabytes;

    /// @param root where the launcher is
    /// @param megabytes how large the file is
    public ArtifactBenchmark(Path root, int megabytes) {
        this.root = root;
        this.megabytes = megabytes;
    }

    @Override
    public String name() {
        return "artifacts";
    }

    @Override
    public String about() {
        return "an artifact of " + megabytes + " MB through the server";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path scratch = Files.createTempDirectory("gimbal-bench");
        try {
            Path home = Files.createDirectory(scratch.resolve("home"));
            try (LocalServer server = LocalServer.start(root, home)) {
                return measure(server, scratch);
            }
        } finally {
            new FolderTree(scratch).delete();
        }
    }

    /// A small file goes before, so that the server has loaded and compiled what it will use.
    private List<Figure> measure(LocalServer server, Path scratch) throws Exception {
        Path file = random(scratch.resolve("file"), megabytes);
        Transfer warmUp = new Transfer(server.address(), PATH + ".warm-up", random(scratch.resolve("small"), 1));
        warmUp.up();
        warmUp.down(scratch.resolve("down"));
        Transfer transfer = new Transfer(server.address(), PATH, file);
        Rounds copy = new Rounds(ROUNDS);
        Rounds up = new Rounds(ROUNDS);
        Rounds down = new Rounds(ROUNDS);
        try (Memory memory = Memory.watch(server.processId())) {
            for (int round = 0; round < ROUNDS; round++) {
                copy.add(RawCopy.seconds(file, scratch.resolve("copy")));
                up.add(transfer.up());
                down.add(transfer.down(scratch.resolve("down")));
            }
            return figures(copy.median(), up.median(), down.median(), memory.growth());
        }
    }

    private static List<Figure> figures(double copy, double up, double down, double growth) {
        return List.of(
                new Figure("copy + SHA-256 + sync", copy, "s"),
                new Figure("up", up, "s"),
                new Figure("up, to copy + SHA-256 + sync", up / copy, "x"),
                new Figure("down", down, "s"),
                new Figure("down, to copy + SHA-256 + sync", down / copy, "x"),
                new Figure("the server's memory grows by", growth, "MB"));
    }

    private static Path random(Path file, int megabytes) throws Exception {
        Random random = new Random(megabytes);
        byte[] block = new byte[1 << 20];
        try (OutputStream output = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(block);
                output.write(block);
            }
        }
        return file;
    }
}
