package io.gimbal.evidence;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Every result of every check. Thread-safe. Subscribers hear of a piece once it is durable.
public final class EvidenceLog {
    private final Database database;
    private final EvidenceStore store;
    private final Subscriptions subscriptions;
    private final InstantSource time;

    public EvidenceLog(Database database, EvidenceStore store, Subscriptions subscriptions, InstantSource time) {
        this.database = database;
        this.store = store;
        this.subscriptions = subscriptions;
        this.time = time;
    }

    public Evidence append(Transaction transaction, EvidenceDraft draft) throws SQLException {
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        Evidence evidence = store.append(transaction, draft, now);
        transaction.afterCommit(() -> subscriptions.wake(evidence.type()));
        return evidence;
    }

    public Evidence append(EvidenceDraft draft) {
        return database.write(transaction -> append(transaction, draft));
    }

    /// Lets everything that was found about an asset be about its new address.
    public void rename(Transaction transaction, AssetRef from, AssetRef to) throws SQLException {
        store.rename(transaction, from, to);
    }

    /// The piece with the latest event time, whether or not it has expired.
    public Optional<Evidence> latest(AssetRef about, EvidenceType type) {
        return database.read(transaction -> store.latest(transaction, about, type));
    }

    public Optional<Evidence> latest(Transaction transaction, AssetRef about, EvidenceType type) throws SQLException {
        return store.latest(transaction, about, type);
    }

    public List<Evidence> latestOfEachType(AssetRef about) {
        return database.read(transaction -> store.latestOfEachType(transaction, about));
    }

    /// The same within a transaction.
    public List<Evidence> latestOfEachType(Transaction transaction, AssetRef about) throws SQLException {
        return store.latestOfEachType(transaction, about);
    }

    /// Newest first.
    public Page<Evidence> list(EvidenceFilter filter, PageRequest page) {
        return database.read(transaction -> store.list(transaction, filter, page));
    }
}
