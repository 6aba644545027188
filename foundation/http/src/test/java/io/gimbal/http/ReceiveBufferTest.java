package io.gimbal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the system takes of a request that nobody reads yet.
@Timeout(20)
final class ReceiveBufferTest {
    private static final int EXPECTED = 1 << 17;
    private static final int SEND_BUFFER = 1 << 12;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final TestServer server = TestServer.start(Route.post("/busy", _ -> {
        entered.countDown();
        released.await();
        return Response.text("not read");
    }));

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
    }

    @Test
    void aClientSendsOnWhileTheServerIsBusy() throws Exception {
        try (SocketChannel client = SocketChannel.open()) {
            client.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            String head = "POST /busy HTTP/1.1\r\nHost: localhost:" + server.port()
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + 2 * EXPECTED + "\r\n\r\n";
            client.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
            entered.await();

            assertThat(sentUnread(client)).isGreaterThanOrEqualTo(EXPECTED);
        }
    }

    /// Sends until it is enough or nothing more is taken.
    private static int sentUnread(SocketChannel client) throws IOException, InterruptedException {
        client.configureBlocking(false);
        int sent = 0;
        long last = System.nanoTime();
        while (sent < EXPECTED && System.nanoTime() - last < PATIENCE.toNanos()) {
            int taken = client.write(ByteBuffer.allocate(SEND_BUFFER));
            sent += taken;
            if (taken > 0) {
                last = System.nanoTime();
            } else {
                Thread.sleep(1);
            }
        }
        return sent;
    }
}
