package io.gimbal.evidence;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The evidence of one installation, which is only ever appended; its assets may be renamed. Every method is part of
/// the caller's transaction.
public interface EvidenceStore {
    /// Positions follow the order of commits, on every database.
    Evidence append(Transaction transaction, EvidenceDraft draft, Instant recordedAt) throws SQLException;

    /// Lets everything about one asset be about another address. Positions stay.
    void rename(Transaction transaction, AssetRef from, AssetRef to) throws SQLException;

    /// The piece with the latest event time, of equal ones the one recorded last.
    Optional<Evidence> latest(Transaction transaction, AssetRef about, EvidenceType type) throws SQLException;

    /// The latest piece of each type.
    List<Evidence> latestOfEachType(Transaction transaction, AssetRef about) throws SQLException;

    /// What each author recorded last, in order of author.
    List<Evidence> latestOfEachAuthor(Transaction transaction, AssetRef about, EvidenceType type) throws SQLException;

    /// All pieces about an asset, newest first; of one type if `type` says so.
    Page<Evidence> list(Transaction transaction, EvidenceFilter filter, PageRequest page) throws SQLException;

    /// Pieces of these types after a position, in order.
    List<Evidence> after(Transaction transaction, long position, Set<EvidenceType> types, int limit)
            throws SQLException;

    /// The position of the newest piece; 0 when there is none.
    long last(Transaction transaction) throws SQLException;

    /// How far a subscriber has come; empty for a new one.
    Optional<Long> cursor(Transaction transaction, String subscriber) throws SQLException;

    /// Lets a new subscriber start after a position.
    void createCursor(Transaction transaction, String subscriber, long position) throws SQLException;

    /// Moves a subscriber on.
    ///
    /// @return false if it no longer stands at `from`
    boolean moveCursor(Transaction transaction, String subscriber, long from, long to) throws SQLException;
}
