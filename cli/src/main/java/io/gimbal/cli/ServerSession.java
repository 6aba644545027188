package io.gimbal.cli;

import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Home;
import io.gimbal.core.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A server to talk to for the length of one verb: the one that was named, the one that has the home, or, when nobody
/// has it, one of its own on a free loopback port, which closing the session stops.
public final class ServerSession implements AutoCloseable {
    private final GimbalClient client;
    private final Optional<StartedServer> started;

    private ServerSession(GimbalClient client, Optional<StartedServer> started) {
        this.client = client;
        this.started = started;
    }

    /// A session with a server somebody runs elsewhere.
    public static ServerSession at(URI address, Shell shell) {
        return new ServerSession(client(address, shell), Optional.empty());
    }

    /// With the token that the shell has.
    private static GimbalClient client(URI address, Shell shell) {
        GimbalClient.Builder builder = GimbalClient.builder(address);
        String token = shell.environment().getOrDefault("GIMBAL_TOKEN", "");
        return (token.isEmpty() ? builder : builder.token(token)).build();
    }

    /// A session with the server of the home.
    ///
    /// @throws CodedException UNAVAILABLE if none has it and none can be started
    public static ServerSession of(Home home, Shell shell) {
        return running(home).map(address -> at(address, shell)).orElseGet(() -> start(home, shell, List.of()));
    }

    /// A session that goes on after Ctrl-C until it is closed: a server that it starts does not hear of that.
    ///
    /// @throws CodedException UNAVAILABLE if none has it and none can be started
    public static ServerSession lasting(Home home, Shell shell) {
        return running(home)
                .map(address -> at(address, shell))
                .orElseGet(() -> start(home, shell, List.of("sh", "-c", "trap '' INT; exec \"$0\" \"$@\"")));
    }

    /// The address of the server that has the home.
    public static Optional<URI> running(Home home) {
        return home.findServer().filter(ServerAddress::isAlive).map(ServerAddress::uri);
    }

    private static ServerSession start(Home home, Shell shell, List<String> under) {
        Path launcher = shell.launcher()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.UNAVAILABLE, "no server has the home " + home + "; start one with gimbal server"));
        try (Progress _ = Progress.start(shell.terminal(), "starting a server on " + home)) {
            Path errors = Files.createTempFile("gimbal-server", ".log");
            List<String> arguments = List.of("--home", home.toString(), "--port", "0");
            StartedServer server = StartedServer.start(under, launcher, arguments, errors);
            try {
                return new ServerSession(client(server.address(), shell), Optional.of(server));
            } catch (CodedException e) {
                server.close();
                throw e;
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot start a server: " + e, e);
        }
    }

    public GimbalClient client() {
        return client;
    }

    @Override
    public void close() {
        started.ifPresent(StartedServer::close);
    }
}
