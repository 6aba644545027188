package io.gimbal.server;

import io.gimbal.core.Home;
import io.gimbal.core.ServerAddress;
import io.gimbal.http.Router;
import java.net.URI;

/// A server that answers. Closing it stops it cleanly; closing it twice does nothing.
final class Server implements AutoCloseable {
    private final Home home;
    private final URI uri;
    private final Router router;
    private final OpenedParts parts;

    /// Notes the address in the home, where the command line looks.
    Server(Home home, URI uri, Router router, OpenedParts parts) {
        this.home = home;
        this.uri = uri;
        this.router = router;
        this.parts = parts;
        home.putServer(new ServerAddress(uri, ProcessHandle.current().pid()));
    }

    URI uri() {
        return uri;
    }

    /// Every route with its owner's handler.
    Router router() {
        return router;
    }

    @Override
    public synchronized void close() {
        home.deleteServer();
        parts.close();
    }
}
