package io.gimbal.http.server;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// An HTTP/1.1 connection that [SlowClients] knows for as long as it lives.
final class TimedConnection implements ServerConnection, InterruptableTask<Void> {
    private final ServerConnection http1;
    private final TimedContext context;
    private final SlowClients slowClients;

    TimedConnection(ServerConnection http1, TimedContext context, SlowClients slowClients) {
        this.http1 = http1;
        this.context = context;
        this.slowClients = slowClients;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        slowClients.add(context);
        try {
            http1.handle(limit);
            context.linger(); // it ends by itself only after an error, when more of the request may be on its way
        } finally {
            slowClients.remove(context);
        }
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the interface still has it
    public void handle(Semaphore requests) throws InterruptedException {
        throw new UnsupportedOperationException("called with a limit only");
    }

    @Override
    public boolean canInterrupt() {
        return http1 instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    /// Never: [SlowClients] does this more exactly.
    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        http1.close(interrupt);
    }
}
