package io.gimbal.cli;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A server that runs as a process of its own until it is closed. Thread-safe; closing it again does nothing.
public final class StartedServer implements AutoCloseable {
    private static final String GREETING = "Gimbal answers at ";
    private static final int MAX_STOP_SECONDS = 30;

    private final Process process;
    private final Path log;
    private final long logged;
    private @Nullable URI address;

    private StartedServer(Process process, Path log, long logged) {
        this.process = process;
        this.log = log;
        this.logged = logged;
    }

    /// Starts one; [#address] waits until it answers.
    ///
    /// @param launcher the program `gimbal`
    /// @param arguments of `gimbal server`
    /// @param log where its errors and log lines go, after what is there
    /// @throws CodedException UNAVAILABLE if there is no such program
    public static StartedServer start(Path launcher, List<String> arguments, Path log) {
        return start(List.of(), launcher, arguments, log);
    }

    /// @param under a program that becomes the launcher; may be empty
    static StartedServer start(List<String> under, Path launcher, List<String> arguments, Path log) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(under));
        builder.command().addAll(List.of(launcher.toString(), "server"));
        builder.command().addAll(arguments);
        try {
            long logged = Files.exists(log) ? Files.size(log) : 0;
            Process process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new StartedServer(process, log, logged);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot start a server: " + e, e);
        }
    }

    /// Where it answers. It says so; when it ends instead, its errors say why.
    ///
    /// @throws CodedException UNAVAILABLE if it does not start; the message has its own words
    public synchronized URI address() {
        if (address == null) {
            try {
                address = readAddress();
            } catch (IOException e) {
                throw new CodedException(ErrorCode.UNAVAILABLE, "cannot start a server: " + e, e);
            }
        }
        return address;
    }

    private URI readAddress() throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(GREETING)) {
                return URI.create(line.substring(GREETING.length()));
            }
        }
        String why = tail(log, logged).strip().replaceFirst("^gimbal: ", "");
        throw new CodedException(ErrorCode.UNAVAILABLE, "the server did not start: " + why);
    }

    private static String tail(Path log, long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] bytes = new byte[(int) Math.min(file.length() - from, 4_000)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    public long processId() {
        return process.pid();
    }

    /// Waits until it ends by itself.
    ///
    /// @return its exit code
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /// Lets it stop cleanly, and waits for that.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(MAX_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
