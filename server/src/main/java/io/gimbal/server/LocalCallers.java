package io.gimbal.server;

import io.gimbal.core.CodedException;
import io.gimbal.http.Authenticator;
import io.gimbal.http.Caller;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.Request;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/// Everybody on this machine, by the name they state, unverified. Only for a server that listens on loopback.
final class LocalCallers implements Authenticator {
    private static final Set<String> ROLES = Set.of("admin");

    /// @throws CodedException FAILED_PRECONDITION if others than this machine could reach the server
    static LocalCallers of(HttpConfig config) {
        if (!isLoopback(config.bind())) {
            throw CodedException.failedPrecondition("http.bind is " + config.bind()
                    + ", which others can reach, but there is no authentication; bind to 127.0.0.1");
        }
        return new LocalCallers();
    }

    private static boolean isLoopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public Caller authenticate(Request request) {
        return new Caller(request.header("Gimbal-User").orElse("anonymous"), false, ROLES);
    }
}
