package io.gimbal.cli.verbs;

import io.gimbal.cli.StartedServer;
import io.gimbal.cli.Terminal;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The server and the driver of a demo. However this process ends, short of being killed, both end with it: the driver
/// first, and the server cleanly.
final class DemoProcesses implements AutoCloseable {
    private final AtomicReference<@Nullable StartedServer> server = new AtomicReference<>();
    private final AtomicReference<@Nullable Process> driver = new AtomicReference<>();

    DemoProcesses() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
    }

    /// A Java program in as little memory as it needs; it lives for two minutes at most, which the second compiler
    /// and a concurrent collector would not pay for.
    static List<String> java(Path jar) {
        if (!Files.exists(jar)) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "there is no " + jar + "; the launcher builds it");
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ArrayList<>(
                List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-jar", jar.toString()));
    }

    /// Whether the exit code says that the process was asked to stop, by Ctrl-C perhaps.
    static boolean wasStopped(int code) {
        return code == 128 + 2 || code == 128 + 15;
    }

    StartedServer server(StartedServer started) {
        server.set(started);
        return started;
    }

    /// Runs it to its end, in this terminal.
    ///
    /// @param quiet whether standard output is for something else: then what it says goes to standard error
    /// @return its exit code
    int driver(List<String> command, Terminal terminal, boolean quiet) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        if (quiet) {
            builder.redirectOutput(ProcessBuilder.Redirect.PIPE);
        }
        try {
            Process process = builder.start();
            driver.set(process);
            if (quiet) {
                process.inputReader(StandardCharsets.UTF_8).lines().forEach(terminal.err()::println);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot tell the story: " + e, e);
        }
    }

    @Override
    public void close() {
        Process telling = driver.get();
        if (telling != null) {
            telling.destroy();
        }
        StartedServer started = server.get();
        if (started != null) {
            started.close();
        }
    }
}
