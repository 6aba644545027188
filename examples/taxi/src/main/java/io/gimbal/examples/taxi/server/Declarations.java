package io.gimbal.examples.taxi.server;

import io.gimbal.client.GimbalClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Declarations of a server. Thread-safe.
public final class Declarations {
    private final GimbalClient client;

    public Declarations(GimbalClient client) {
        this.client = client;
    }

    /// @param items what was done
    public record Applied(String project, List<Item> items) {}

    /// @param action `create`, `change` or `remove`
    public record Item(String action, String kind, String name) {}

    private record SourceFile(String path, String text) {}

    private record Sent(List<SourceFile> files, String why) {}

    /// Makes the declarations in a folder live, all of them or nothing.
    public Applied apply(Path folder, String why) {
        try (Stream<Path> files = Files.list(folder)) {
            List<SourceFile> sources = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Declarations::read)
                    .toList();
            return client.post("/api/v1/apply", new Sent(sources, why), Applied.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(Path file) {
        try {
            return new SourceFile(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
