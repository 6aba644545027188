package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// Writes a version with all the graph should know of it: its asset and change, its edges, and the evidence
/// that its contract and its profile give. Thread-safe.
public final class VersionWriter {
    private final DatasetStore store;
    private final Sources sources;
    private final Assets assets;
    private final Edges edges;
    private final EvidenceLog evidence;

    public VersionWriter(DatasetStore store, Sources sources, Assets assets, Edges edges, EvidenceLog evidence) {
        this.store = store;
        this.sources = sources;
        this.assets = assets;
        this.edges = edges;
        this.evidence = evidence;
    }

    Optional<DatasetVersion> newest(Transaction transaction, DatasetName name) throws SQLException {
        return store.newest(transaction, name);
    }

    /// @param next the version after the one that was the newest when the delivery began
    Deliveries.Added write(Transaction transaction, Dataset dataset, DatasetVersion next, Profile profile)
            throws SQLException {
        Optional<DatasetVersion> newest = store.newest(transaction, dataset.name());
        Optional<DatasetVersion> same = newest.filter(version -> version.holds(next.ingested()));
        if (same.isPresent()) {
            confirm(transaction, same.get(), next);
            return new Deliveries.Added(same.get(), next.report(), false);
        }
        long found = newest.map(DatasetVersion::number).orElse(0L);
        if (found != next.number() - 1) {
            throw CodedException.conflict(
                    "dataset \"" + dataset.name() + "\" got version " + found + " meanwhile; add the files again");
        }
        store.create(transaction, next);
        link(transaction, dataset, next);
        evidence.append(transaction, contract(next, next));
        evidence.append(transaction, ProfileEvidence.of(next, profile));
        return new Deliveries.Added(next, next.report(), true);
    }

    /// The same rows, judged again: only a verdict that differs is news.
    private void confirm(Transaction transaction, DatasetVersion there, DatasetVersion again) throws SQLException {
        if (!there.report().equals(again.report())) {
            evidence.append(transaction, contract(there, again));
        }
    }

    private static EvidenceDraft contract(DatasetVersion about, DatasetVersion judged) {
        return ContractEvidence.of(
                about.ref(),
                judged.report(),
                judged.origin().who(),
                judged.origin().asOf());
    }

    private void link(Transaction transaction, Dataset dataset, DatasetVersion version) throws SQLException {
        AssetRef ref = version.ref();
        Reason reason = new Reason(version.origin().who(), version.origin().why());
        assets.put(transaction, AssetDraft.made(ref, facts(version)), reason);
        edges.put(transaction, ref, EdgeType.MEMBER_OF, dataset.ref());
        edges.put(transaction, ref, EdgeType.DERIVED_FROM, sources.ref(transaction, dataset.source()));
        if (version.parent().isPresent()) {
            AssetRef parent = DataAssets.version(dataset.ref(), version.parent().get());
            edges.put(transaction, ref, EdgeType.DERIVED_FROM, parent);
        }
    }

    private static JsonObject facts(DatasetVersion version) {
        JsonObject.Builder refused = JsonObject.builder();
        version.report().refused().forEach(refused::put);
        return JsonObject.builder()
                .put("digest", version.digest().toString())
                .put("rows", version.content().rowCount())
                .put("read", version.report().rowsRead())
                .put("refused", refused.build())
                .put("size", version.content().size())
                .put("as_of", version.origin().asOf().toString())
                .build();
    }
}
