package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server process on a free loopback port.
final class PackagedServer implements AutoCloseable {
    private static final String GREETING = "Gimbal answers at ";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final URI address;

    private PackagedServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Starts it on the home and waits until it answers.
    static PackagedServer start(Path home) throws IOException {
        return start(home, List.of(), List.of());
    }

    /// @param around the command that it is an argument of
    /// @param settings further options of the server
    static PackagedServer start(Path home, List<String> around, List<String> settings) throws IOException {
        Path errors = home.resolveSibling(home.getFileName() + ".log");
        List<String> command = new ArrayList<>(around);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-jar",
                System.getProperty("gimbal.server.jar"),
                "--home",
                home.toString(),
                "--port",
                "0"));
        command.addAll(settings);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("GIMBAL_"));
        Process process = builder.start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(GREETING)) {
                return new PackagedServer(process, URI.create(line.substring(GREETING.length())));
            }
        }
        throw new AssertionError("the server did not start:\n" + Files.readString(errors));
    }

    URI address() {
        return address;
    }

    long processId() {
        return process.pid();
    }

    /// A client of its own connections.
    GimbalClient client() {
        return GimbalClient.builder(address).user("e2e").timeout(PATIENCE).build();
    }

    /// SIGKILL: no handler runs, nothing is flushed by the process.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
