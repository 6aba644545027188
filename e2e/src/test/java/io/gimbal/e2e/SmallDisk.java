package io.gimbal.e2e;

import io.gimbal.core.DataSize;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// A file system of its own, small enough to be filled, in namespaces of its own that only processes started with
/// [#around] are in. Takes no privileges, but a system that lets everybody make such namespaces.
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Process holder;
    private final Path folder;

    private SmallDisk(Process holder, Path folder) {
        this.holder = holder;
        this.folder = folder;
    }

    /// @return empty where the system does not allow it
    static Optional<SmallDisk> mount(Path folder, DataSize size) throws IOException {
        Files.createDirectories(folder);
        String script = "mount -t tmpfs -o size=" + size.bytes() + " tmpfs \"$0\" && echo mounted && exec sleep 3600";
        Process holder = new ProcessBuilder("unshare", "-U", "-r", "-m", "sh", "-c", script, folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = holder.inputReader(StandardCharsets.UTF_8);
        return "mounted".equals(output.readLine()) ? Optional.of(new SmallDisk(holder, folder)) : Optional.empty();
    }

    /// What a command must be an argument of to see it.
    List<String> around() {
        return List.of(
                "nsenter", "--target", Long.toString(holder.pid()), "--user", "--mount", "--preserve-credentials");
    }

    /// Takes all the room that is left.
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream file = new FileOutputStream(balloon().toFile(), true)) {
            while (true) {
                file.write(block);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    /// Gives this much of it back.
    void free(DataSize room) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(balloon(), StandardOpenOption.WRITE)) {
            channel.truncate(Math.max(0, channel.size() - room.bytes()));
        }
    }

    void freeAll() throws IOException {
        Files.delete(balloon());
    }

    private Path balloon() {
        return Path.of("/proc", Long.toString(holder.pid()), "root" + folder).resolve("balloon");
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
