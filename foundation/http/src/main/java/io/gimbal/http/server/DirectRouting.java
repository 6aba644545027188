package io.gimbal.http.server;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.Routing;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands where Helidon's routing would, and hands each request to an exchange.
final class DirectRouting implements HttpRouting {
    private static final Logger LOG = LoggerFactory.getLogger(DirectRouting.class);

    private final Exchanges exchanges;
    private final HttpSecurity security = HttpSecurity.create();
    private final Router router = new OnlyRouter(this);

    DirectRouting(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    public void route(ConnectionContext context, RoutingRequest request, RoutingResponse response) {
        TimedContext timed = (TimedContext) context;
        timed.headIsRead(request.headers().contentLength().orElse(0));
        switch (exchanges.answer(timed, request, response)) {
            case REUSE -> timed.requestIsOver();
            case END -> throw new CloseConnectionException("the connection ends with this answer");
            case END_EARLY -> {
                timed.linger();
                throw new CloseConnectionException("the request was answered before it was read");
            }
        }
    }

    Router asRouter() {
        return router;
    }

    void couldNotCut(RuntimeException e) {
        LOG.atDebug().setCause(e).log("a slow connection could not be closed");
    }

    @Override
    public HttpSecurity security() {
        return security;
    }

    @Override
    public void beforeStart() {}

    @Override
    public void afterStop() {}

    private record OnlyRouter(DirectRouting routing) implements Router {
        @Override
        public <T extends Routing> T routing(Class<T> type, T otherwise) {
            return type.isInstance(routing) ? type.cast(routing) : otherwise;
        }

        @Override
        public List<? extends Routing> routings() {
            return List.of(routing);
        }

        @Override
        public void beforeStart() {}

        @Override
        public void afterStop() {}
    }
}
