package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import io.gimbal.client.GimbalException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/// Writes one number after the other, over the lives of several servers.
final class Writer {
    private final Load load;
    private final int worker;

    /// Numbers whose write was cut off, which may be there or not.
    private final Set<Long> cutOff = ConcurrentHashMap.newKeySet();

    private volatile long next;

    Writer(Load load, int worker) {
        this.load = load;
        this.worker = worker;
    }

    /// Until the server dies. A refusal is thrown: nothing that is written here may be refused.
    void write(GimbalClient client, AtomicLong acknowledged) {
        while (true) {
            try {
                write(client);
                acknowledged.incrementAndGet();
            } catch (GimbalException e) {
                if (e.code().equals(GimbalException.UNREACHABLE)) {
                    return;
                }
                throw e;
            }
        }
    }

    /// As long as wanted, on a server whose database may be away for a while: it says that trying again may help, and
    /// what it refused may be there or not.
    ///
    /// @return how often it was refused
    long write(GimbalClient client, AtomicLong acknowledged, BooleanSupplier wanted) {
        long refused = 0;
        while (wanted.getAsBoolean()) {
            try {
                write(client);
                acknowledged.incrementAndGet();
            } catch (GimbalException e) {
                if (!e.retryable() || e.code().equals(GimbalException.UNREACHABLE)) {
                    throw e;
                }
                refused++;
            }
        }
        return refused;
    }

    /// One number.
    ///
    /// @throws GimbalException if it was not acknowledged
    void write(GimbalClient client) {
        long number = next;
        next = number + 1;
        try {
            load.write(client, worker, number);
        } catch (GimbalException e) {
            cutOff.add(number);
            throw e;
        }
    }

    long acknowledged() {
        return next - cutOff.size();
    }

    /// How many acknowledged writes the server does not have.
    long lost(GimbalClient client) {
        return lost(client, next);
    }

    /// The same of the latest writes only.
    long lost(GimbalClient client, long latest) {
        LongStream numbers = LongStream.range(Math.max(0, next - latest), next);
        return load.missing(client, worker, numbers.filter(number -> !cutOff.contains(number)));
    }
}
