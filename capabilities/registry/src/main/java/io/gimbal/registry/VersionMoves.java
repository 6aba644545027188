package io.gimbal.registry;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;

/// Somebody who must know at once when versions or aliases move: who serves them, who watches them.
///
/// Both methods are called within the transaction that moves, and may write in it; what they throw undoes the move.
/// Other parts of the same move may follow, so what must see all of it belongs into [Transaction#afterCommit], which
/// still runs before the move is answered.
public interface VersionMoves {
    /// A version left one stage for another.
    void versionMoved(Transaction transaction, Transition transition) throws SQLException;

    /// A name was given to another version, or forgotten.
    void aliasMoved(Transaction transaction, AliasMove move) throws SQLException;
}
