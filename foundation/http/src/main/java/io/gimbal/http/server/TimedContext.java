package io.gimbal.http.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// A connection whose every wait for the other end has an end. Used by the connection's thread, but for
/// [#cutIfLate].
final class TimedContext implements ConnectionContext {
    private static final Duration LINGER = Duration.ofMillis(500);

    private final ConnectionContext context;
    private final HelidonSocket socket;
    private final SlowClients slowClients;
    private final DirectRouting routing;
    private final BoundedReader reader;
    private final DataWriter writer;

    private Phase phase = Phase.IDLE;
    private long phaseStart;
    private long phaseBytes;

    /// When the wait that is under way must have ended, as a reading of `System.nanoTime`; 0 while nothing waits.
    private volatile long late;

    private enum Phase {
        IDLE,
        HEAD,
        BODY
    }

    TimedContext(ConnectionContext context, SlowClients slowClients, DirectRouting routing) {
        this.context = context;
        this.socket = context.serverSocket();
        this.slowClients = slowClients;
        this.routing = routing;
        this.reader = new BoundedReader(this::read, this::readInto);
        this.writer = new TimedWriter(this, context.dataWriter());
    }

    /// The head has been read; what follows is the body.
    ///
    /// @param length of the body; 0 if it is not known
    void headIsRead(long length) {
        reader.expectBody(length);
        phase = Phase.BODY;
        phaseStart = System.nanoTime();
        phaseBytes = 0;
    }

    /// The request is answered and its body read.
    void requestIsOver() {
        phase = Phase.IDLE;
        reader.expectBody(0);
    }

    private byte @Nullable [] read() {
        waitBegins();
        try {
            byte[] bytes = socket.get();
            if (phase == Phase.IDLE) {
                phase = Phase.HEAD;
                phaseStart = System.nanoTime();
            }
            phaseBytes += bytes == null ? 0 : bytes.length;
            return bytes;
        } catch (UncheckedIOException e) {
            throw new ServerConnectionException("cannot read from the connection", e);
        } finally {
            late = 0;
        }
    }

    /// More of a body.
    private int readInto(BufferData buffer) {
        waitBegins();
        try {
            int count = socket.read(buffer);
            phaseBytes += Math.max(0, count);
            return count;
        } catch (UncheckedIOException e) {
            throw new ServerConnectionException("cannot read from the connection", e);
        } finally {
            late = 0;
        }
    }

    private void waitBegins() {
        long now = System.nanoTime();
        late = now + allowance(now);
    }

    private long allowance(long now) {
        return switch (phase) {
            case IDLE -> slowClients.idleTimeout().toNanos();
            case HEAD -> phaseStart - now + slowClients.headTimeout().toNanos();
            case BODY -> phaseStart - now + slowClients.bodyTimeout(phaseBytes).toNanos();
        };
    }

    void writeBegins(int bytes) {
        late = System.nanoTime() + slowClients.bodyTimeout(bytes).toNanos();
    }

    void writeEnds() {
        late = 0;
    }

    void cutIfLate(long now) {
        long end = late;
        if (end != 0 && now - end > 0) {
            cut();
        }
    }

    /// Closes the socket under whoever reads or writes.
    void cut() {
        try {
            socket.close();
        } catch (UncheckedIOException e) {
            routing.couldNotCut(e);
        }
    }

    /// Takes what is still on its way for a moment: bytes that nobody read would make the system reset the
    /// connection, and the client would never see the answer.
    void linger() {
        late = System.nanoTime() + LINGER.toNanos();
        try {
            for (byte[] bytes = socket.get(); bytes != null; bytes = socket.get()) {
                phaseBytes += bytes.length;
            }
        } catch (UncheckedIOException e) {
            phaseBytes = 0; // gone or cut; both end it
        } finally {
            late = 0;
        }
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public Router router() {
        return routing.asRouter();
    }

    @Override
    public HelidonSocket serverSocket() {
        return socket;
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public PeerInfo remotePeer() {
        return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }

    /// Writes, each with an end.
    private record TimedWriter(TimedContext timed, DataWriter writer) implements DataWriter {
        @Override
        public void write(BufferData... buffers) {
            writeNow(BufferData.create(buffers));
        }

        @Override
        public void write(BufferData buffer) {
            writeNow(buffer);
        }

        @Override
        public void writeNow(BufferData... buffers) {
            writeNow(BufferData.create(buffers));
        }

        @Override
        public void writeNow(BufferData buffer) {
            timed.writeBegins(buffer.available());
            try {
                writer.writeNow(buffer);
            } finally {
                timed.writeEnds();
            }
        }
    }
}
