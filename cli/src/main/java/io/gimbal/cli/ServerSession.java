package io.gimbal.cli;

import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Home;
import io.gimbal.core.ServerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A server to talk to for the length of one verb: the one that was named, the one that has the home, or, when nobody
/// has it, one of its own on a free loopback port, which closing the session stops.
public final class ServerSession implements AutoCloseable {
    private static final String GREETING = "Gimbal answers at ";
    private static final int MAX_STOP_SECONDS = 30;

    private final GimbalClient client;
    private final Optional<Process> started;

    private ServerSession(URI address) {
        this.client = GimbalClient.of(address);
        this.started = Optional.empty();
    }

    private ServerSession(URI address, Process started) {
        this.client = GimbalClient.of(address);
        this.started = Optional.of(started);
    }

    /// A session with a server somebody runs elsewhere.
    public static ServerSession at(URI address) {
        return new ServerSession(address);
    }

    /// A session with the server of the home.
    ///
    /// @throws CodedException UNAVAILABLE if none has it and none can be started
    public static ServerSession of(Home home, Shell shell) {
        return running(home).map(ServerSession::at).orElseGet(() -> start(home, shell));
    }

    /// The address of the server that has the home.
    public static Optional<URI> running(Home home) {
        return home.findServer().filter(ServerAddress::isAlive).map(ServerAddress::uri);
    }

    private static ServerSession start(Home home, Shell shell) {
        String launcher = Optional.ofNullable(shell.environment().get("GIMBAL_LAUNCHER"))
                .orElseThrow(() -> new CodedException(
                        ErrorCode.UNAVAILABLE, "no server has the home " + home + "; start one with gimbal server"));
        try (Progress _ = Progress.start(shell.terminal(), "starting a server on " + home)) {
            return start(List.of(launcher, "server", "--home", home.toString(), "--port", "0"));
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot start a server: " + e, e);
        }
    }

    private static ServerSession start(List<String> command) throws IOException {
        Path errors = Files.createTempFile("gimbal-server", ".log");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try {
            return new ServerSession(address(process, errors), process);
        } catch (RuntimeException | IOException e) {
            process.destroy();
            throw e;
        } finally {
            Files.delete(errors);
        }
    }

    /// It says where it answers; when it ends instead, its errors say why.
    private static URI address(Process process, Path errors) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(GREETING)) {
                return URI.create(line.substring(GREETING.length()));
            }
        }
        String why = Files.readString(errors).strip().replaceFirst("^gimbal: ", "");
        throw new CodedException(ErrorCode.UNAVAILABLE, "the server did not start: " + why);
    }

    public GimbalClient client() {
        return client;
    }

    @Override
    public void close() {
        started.ifPresent(ServerSession::stop);
    }

    private static void stop(Process process) {
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
