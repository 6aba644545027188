package io.gimbal.monitoring.running;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.MonitoredColumn;
import io.gimbal.monitoring.MonitoredColumns;
import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.monitoring.ReferenceData;
import io.gimbal.monitoring.declared.MonitorPolicy;
import io.gimbal.sql.Database;
import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.UndefinedReason;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The reference of each monitor: learned once for a champion, then stored; in memory for the champion of now only. One
/// that misses a watched column serves its day only, so that the column counts as soon as it is back. Not thread-safe.
final class References {
    private static final Logger LOG = LoggerFactory.getLogger(References.class);

    private final Database database;
    private final MonitoringStore store;
    private final BlobStore blobs;
    private final ReferenceData data;
    private final MonitoredColumns columns;
    private final Map<AssetRef, Kept> kept = new HashMap<>();

    References(
            Database database, MonitoringStore store, BlobStore blobs, ReferenceData data, MonitoredColumns columns) {
        this.database = database;
        this.store = store;
        this.blobs = blobs;
        this.data = data;
        this.columns = columns;
    }

    private record Kept(AssetRef version, Digest rules, Reference reference) {}

    /// Undefined where the champion's training data are not to be had, as for a model that came from elsewhere: error
    /// and bias are watched without it.
    ///
    /// @param at event time
    Measurement<Reference> find(LoadedMonitor monitor, AssetRef champion, Instant at) {
        try {
            return Measurement.of(get(monitor, champion, at));
        } catch (CodedException e) {
            if (e.code().retryable()) {
                throw e;
            }
            LOG.warn("{} has no reference", monitor.ref(), e);
            return Measurement.undefined(UndefinedReason.EMPTY_REFERENCE, e.getMessage());
        }
    }

    private Reference get(LoadedMonitor monitor, AssetRef champion, Instant at) {
        Digest rules = rules(monitor.policy());
        Kept known = kept.get(monitor.ref());
        if (known != null && known.version().equals(champion) && known.rules().equals(rules)) {
            return known.reference();
        }
        Optional<Digest> stored =
                database.read(transaction -> store.findReference(transaction, monitor.ref(), champion, rules));
        Reference reference = stored.filter(blobs::contains)
                .map(digest ->
                        ReferenceBytes.read(blobs.read(digest), monitor.policy().drift()))
                .orElseGet(() -> learn(monitor, champion, rules, at));
        if (reference.missing(monitor.policy()).isEmpty()) {
            kept.put(monitor.ref(), new Kept(champion, rules, reference));
        }
        return reference;
    }

    private Reference learn(LoadedMonitor monitor, AssetRef champion, Digest rules, Instant at) {
        List<MonitoredColumn> watched =
                columns.list(monitor.endpoint(), monitor.policy().inputs());
        ReferenceLearning learning = new ReferenceLearning(monitor.policy(), watched);
        data.scan(monitor.endpoint(), champion, watched, learning::add);
        Reference reference = learning.learn(champion);
        LOG.info("{} has learned its reference from {} rows of {}", monitor.ref(), reference.rows(), champion);
        if (reference.missing(monitor.policy()).isEmpty()) {
            keep(monitor, rules, reference, at);
        }
        return reference;
    }

    private void keep(LoadedMonitor monitor, Digest rules, Reference reference, Instant at) {
        Digest content = blobs.put(ReferenceBytes.write(reference)).digest();
        database.write(transaction -> {
            store.putReference(transaction, monitor.ref(), reference.version(), rules, content, at);
            return content;
        });
    }

    /// Whatever changes what is learned changes this.
    private static Digest rules(MonitorPolicy policy) {
        return Digest.of(String.join(
                "\n",
                String.join(",", policy.inputs()),
                Boolean.toString(policy.watchesPrediction()),
                Boolean.toString(policy.watchesLabel()),
                policy.drift().toString()));
    }
}
