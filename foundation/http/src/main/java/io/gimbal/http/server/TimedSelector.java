package io.gimbal.http.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/// Gives every connection a clock and our routing.
final class TimedSelector implements ServerConnectionSelector {
    private final Http1ConnectionSelector http1;
    private final SlowClients slowClients;
    private final DirectRouting routing;

    TimedSelector(Http1ConnectionSelector http1, SlowClients slowClients, DirectRouting routing) {
        this.http1 = http1;
        this.slowClients = slowClients;
        this.routing = routing;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData data) {
        return Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        TimedContext timed = new TimedContext(context, slowClients, routing);
        return new TimedConnection(http1.connection(timed), timed, slowClients);
    }
}
