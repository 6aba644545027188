package io.gimbal.web.asset;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Change;
import io.gimbal.graph.Changes;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Impact;
import io.gimbal.graph.Reach;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Fact;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import java.util.List;

/// Puts the page of an asset together.
public final class AssetPage {
    private static final int CHANGES = 50;
    private static final int MOST_EDGES = 200;

    private final Assets assets;
    private final Edges edges;
    private final Changes changes;
    private final Impact impact;
    private final EvidenceLog evidence;

    public AssetPage(Assets assets, Edges edges, Changes changes, Impact impact, EvidenceLog evidence) {
        this.assets = assets;
        this.edges = edges;
        this.changes = changes;
        this.impact = impact;
        this.evidence = evidence;
    }

    AssetView view(AssetRef ref) {
        Asset asset = assets.get(ref);
        Walks walks = walks(ref);
        String own = Addresses.of(ref);
        return new AssetView(
                AssetLink.generic(ref),
                ref.namespace(),
                asset.owner().orElse(Figures.NONE),
                asset.project().orElse(Figures.NONE),
                Figures.count(asset.revision()),
                Figures.time(asset.createdAt()),
                Figures.time(asset.updatedAt()),
                own.equals(Addresses.asset(ref)) ? "" : own,
                Addresses.lineage(ref),
                Fact.of(asset.facts()),
                neighbours(ref),
                EvidenceTable.of(evidence.latestOfEachType(ref)),
                changes.list(ref, PageRequest.first(CHANGES)).items().stream()
                        .map(AssetPage::made)
                        .toList(),
                walks.breaks(),
                walks.standsOn(),
                walks.note());
    }

    private record Walks(List<AssetView.Reached> breaks, List<AssetView.Reached> standsOn, String note) {}

    private Walks walks(AssetRef ref) {
        try {
            return new Walks(reached(impact.downstream(ref)), reached(impact.upstream(ref)), "");
        } catch (CodedException e) {
            if (e.code() != ErrorCode.UNAVAILABLE) {
                throw e;
            }
            return new Walks(List.of(), List.of(), e.getMessage());
        }
    }

    private List<AssetView.Neighbour> neighbours(AssetRef ref) {
        return edges.list(ref).stream()
                .limit(MOST_EDGES)
                .map(edge -> new AssetView.Neighbour(
                        Sentences.verb(edge, ref),
                        AssetLink.generic(Sentences.other(edge, ref)),
                        Figures.time(edge.since())))
                .sorted((a, b) -> a.verb().compareTo(b.verb()))
                .toList();
    }

    private static List<AssetView.Reached> reached(List<Reach> reached) {
        return reached.stream()
                .map(reach -> new AssetView.Reached(
                        AssetLink.generic(reach.asset()), reach.distance(), Sentences.sentence(reach.via())))
                .toList();
    }

    private static AssetView.Made made(Change change) {
        return new AssetView.Made(
                change.action().replace('-', ' '),
                change.reason().who(),
                Prose.of(change.reason().why()),
                Figures.time(change.at()),
                Fact.of(change.difference()));
    }
}
