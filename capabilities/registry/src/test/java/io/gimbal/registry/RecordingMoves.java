package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.sql.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes down what it hears: `1: candidate -> production`, `champion: nothing -> 1`.
final class RecordingMoves implements VersionMoves {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger committed = new AtomicInteger();
    private volatile boolean refusing;

    /// Throws from now on.
    void refuse() {
        refusing = true;
    }

    List<String> lines() {
        return new ArrayList<>(lines);
    }

    /// How many of the lines are durable.
    int committed() {
        return committed.get();
    }

    @Override
    public void versionMoved(Transaction transaction, Transition transition) {
        note(transaction, transition.version().number() + ": " + transition.before() + " -> " + transition.after());
    }

    @Override
    public void aliasMoved(Transaction transaction, AliasMove move) {
        note(transaction, move.alias() + ": " + number(move.before()) + " -> " + number(move.after()));
    }

    private void note(Transaction transaction, String line) {
        if (refusing) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the endpoint cannot take it");
        }
        lines.add(line);
        transaction.afterCommit(committed::incrementAndGet);
    }

    private static String number(Optional<VersionId> version) {
        return version.map(id -> Integer.toString(id.number())).orElse("nothing");
    }
}
