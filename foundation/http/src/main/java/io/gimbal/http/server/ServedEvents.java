package io.gimbal.http.server;

import io.gimbal.core.CodedException;
import io.gimbal.http.EventStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Events as the HTML standard writes them. When nothing was sent for a while, a comment finds out whether the page is
/// still there.
final class ServedEvents implements EventStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final ClientOutput output;
    private final Exchanges shared;
    private long lastWrite = System.nanoTime();

    ServedEvents(ClientOutput output, Exchanges shared) {
        this.output = output;
        this.shared = shared;
        write(COMMENT); // sends the head, so that the page knows it is connected
    }

    @Override
    public void send(String event, String data) {
        if (event.indexOf('\n') >= 0 || event.indexOf('\r') >= 0) {
            throw CodedException.invalidArgument("the name of an event is one line");
        }
        StringBuilder text = new StringBuilder(data.length() + event.length() + 16);
        text.append("event: ").append(event).append('\n');
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        if (data.isEmpty()) {
            text.append("data: \n");
        }
        write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (shared.awaitStop(Duration.ofNanos(Math.min(left, HEARTBEAT.toNanos())))) {
                return false;
            }
            if (System.nanoTime() - lastWrite >= HEARTBEAT.toNanos()) {
                write(COMMENT);
            }
        }
        return true;
    }

    private void write(byte[] bytes) {
        output.write(bytes, 0, bytes.length);
        output.flush();
        lastWrite = System.nanoTime();
    }
}
