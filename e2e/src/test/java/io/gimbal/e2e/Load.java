package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import java.util.stream.LongStream;

/// Writes that can be counted afterwards. Each worker writes 0, 1, 2, ... of its own.
interface Load {
    /// Called once, on the empty server.
    void prepare(GimbalClient client, int workers);

    /// Returns when the server has acknowledged the write.
    void write(GimbalClient client, int worker, long number);

    /// How many of these writes of a worker the server does not have.
    long missing(GimbalClient client, int worker, LongStream numbers);
}
