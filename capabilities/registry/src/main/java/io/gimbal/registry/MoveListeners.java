package io.gimbal.registry;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Everybody who is told of moves, in the order in which they asked. Thread-safe.
public final class MoveListeners implements VersionMoves {
    private final List<VersionMoves> listeners = new CopyOnWriteArrayList<>();

    /// Tells the listener of every move from now on.
    public void add(VersionMoves listener) {
        listeners.add(listener);
    }

    @Override
    public void versionMoved(Transaction transaction, Transition transition) throws SQLException {
        for (VersionMoves listener : listeners) {
            listener.versionMoved(transaction, transition);
        }
    }

    @Override
    public void aliasMoved(Transaction transaction, AliasMove move) throws SQLException {
        for (VersionMoves listener : listeners) {
            listener.aliasMoved(transaction, move);
        }
    }
}
