package io.gimbal.bench.artifacts;

import io.gimbal.bench.Benchmark;
import io.gimbal.bench.Figure;
import io.gimbal.bench.LocalServer;
import io.gimbal.bench.Rounds;
import io.gimbal.core.FolderTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// One large file up and down through the server, beside what any server would have to do: copy it, hash it, sync it.
public final class ArtifactBenchmark implements Benchmark {
    private static final int ROUNDS = 3;
    private static final double MOST_RATIO = 2;
    private static final double MOST_GROWTH = 64;
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
        return "tracking-artifacts";
    }

    @Override
    public String about() {
        return "an artifact of " + megabytes + " MB through the server";
    }

    @Override
    public void run(Consumer<Figure> figures) throws Exception {
        Path scratch = Files.createTempDirectory("gimbal-bench");
        try {
            Path home = Files.createDirectory(scratch.resolve("home"));
            try (LocalServer server = LocalServer.start(root, home, List.of())) {
                measure(server, scratch, figures);
            }
        } finally {
            new FolderTree(scratch).delete();
        }
    }

    /// A small file goes before, so that the server has loaded and compiled what it will use.
    private void measure(LocalServer server, Path scratch, Consumer<Figure> figures) throws Exception {
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
                claimMemory(file, scratch.resolve("spare"));
                copy.add(RawCopy.seconds(file, scratch.resolve("copy")));
                claimMemory(file, scratch.resolve("spare"));
                up.add(transfer.up());
                claimMemory(file, scratch.resolve("spare"));
                down.add(transfer.down(scratch.resolve("down")));
            }
            tell(copy.median(), up.median(), down.median(), figures);
            figures.accept(Figure.atMost("the server's memory grows by", memory.growth(), "MB", MOST_GROWTH));
        }
    }

    /// The host of a virtual machine takes back memory that is free. Who needs it next waits for it, ten times as
    /// long as for memory that was used just now: that must not be one of those that are compared.
    private static void claimMemory(Path file, Path spare) throws IOException {
        Files.copy(file, spare);
        Files.delete(spare);
    }

    private static void tell(double copy, double up, double down, Consumer<Figure> figures) {
        figures.accept(Figure.of("copy + SHA-256 + sync", copy, "s"));
        figures.accept(Figure.of("up", up, "s"));
        figures.accept(Figure.atMost("up, to copy + SHA-256 + sync", up / copy, "x", MOST_RATIO));
        figures.accept(Figure.of("down", down, "s"));
        figures.accept(Figure.atMost("down, to copy + SHA-256 + sync", down / copy, "x", MOST_RATIO));
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
