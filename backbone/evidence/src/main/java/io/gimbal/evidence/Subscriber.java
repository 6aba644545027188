package io.gimbal.evidence;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Set;

/// Somebody who acts on evidence. Told of each piece of its types exactly once, in the order they became durable: what
/// it writes in the given transaction and the fact that it was told commit together. What it does besides belongs in
/// [Transaction#afterCommit].
public interface Subscriber {
    /// Unique and stable over restarts, like `serving.failsafe`.
    String name();

    Set<EvidenceType> types();

    void handle(Transaction transaction, Evidence evidence) throws SQLException;
}
