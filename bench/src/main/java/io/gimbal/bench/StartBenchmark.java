package io.gimbal.bench;

import io.gimbal.core.FolderTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The start on an empty home.
public final class StartBenchmark implements Benchmark {
    private final Path root;

    public StartBenchmark(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "start of the server by its launcher, and its memory when idle";
    }

    @Override
    public void run(Consumer<Figure> figures) throws Exception {
        Path home = Files.createTempDirectory("gimbal-bench");
        try {
            new Start(root, home, List.of()).run("an empty home: ", figures);
        } finally {
            new FolderTree(home).delete();
        }
    }
}
