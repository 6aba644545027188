package io.gimbal.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A server that the launcher started on a home, as a user would.
public final class LocalServer implements Serving {
    private static final String GREETING = "Gimbal answers at ";

    private final Process process;
    private final URI address;

    private LocalServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Returns when it says that it answers.
    ///
    /// @param root where the launcher is
    /// @param settings further options of `gimbal server`
    public static LocalServer start(Path root, Path home, List<String> settings) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(root.resolve("gimbal").toString(), "server", "--home", home.toString(), "--port", "0"));
        command.addAll(settings);
        Path log = home.resolve("server.log");
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        return new LocalServer(process, address(process, log));
    }

    private static URI address(Process process, Path log) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(GREETING)) {
                return URI.create(line.substring(GREETING.length()));
            }
        }
        throw new IllegalStateException("the server did not start; its log: " + log);
    }

    @Override
    public URI address() {
        return address;
    }

    public long processId() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
