package io.gimbal.debt;

import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The whole graph with the newest evidence of each type about each asset, at one moment of event time.
public final class Surroundings {
    private final Instant now;
    private final Map<AssetRef, Asset> assets = new LinkedHashMap<>();
    private final Map<AssetRef, List<Edge>> touching = new HashMap<>();
    private final Map<AssetRef, Map<EvidenceType, Evidence>> evidence = new HashMap<>();

    /// @param now event time, against which evidence expires
    public Surroundings(Collection<Asset> assets, Collection<Edge> edges, Collection<Evidence> evidence, Instant now) {
        this.now = Objects.requireNonNull(now);
        assets.forEach(asset -> this.assets.put(asset.ref(), asset));
        for (Edge edge : edges) {
            touching.computeIfAbsent(edge.from(), ref -> new ArrayList<>()).add(edge);
            touching.computeIfAbsent(edge.to(), ref -> new ArrayList<>()).add(edge);
        }
        evidence.forEach(this::keepNewest);
    }

    private void keepNewest(Evidence piece) {
        evidence.computeIfAbsent(piece.about(), ref -> new HashMap<>())
                .merge(piece.type(), piece, (a, b) -> a.position() > b.position() ? a : b);
    }

    public Instant now() {
        return now;
    }

    /// In order of their addresses.
    public List<Asset> ofKind(AssetKind kind) {
        return assets.values().stream()
                .filter(asset -> asset.ref().kind().equals(kind))
                .sorted(Comparator.comparing(asset -> asset.ref().toString()))
                .toList();
    }

    public Optional<Asset> find(AssetRef ref) {
        return Optional.ofNullable(assets.get(ref));
    }

    /// The second ends of the edges of a type that start at the asset.
    public List<AssetRef> from(AssetRef ref, EdgeType type) {
        return edges(ref, type)
                .filter(edge -> edge.from().equals(ref))
                .map(Edge::to)
                .toList();
    }

    /// The first ends of the edges of a type that end at the asset.
    public List<AssetRef> to(AssetRef ref, EdgeType type) {
        return edges(ref, type)
                .filter(edge -> edge.to().equals(ref))
                .map(Edge::from)
                .toList();
    }

    private Stream<Edge> edges(AssetRef ref, EdgeType type) {
        return touching.getOrDefault(ref, List.of()).stream().filter(edge -> edge.type() == type);
    }

    /// Everything the asset depends on, directly or through others; the asset itself only if it depends on itself.
    public Set<AssetRef> upstream(AssetRef ref) {
        Set<AssetRef> reached = new LinkedHashSet<>();
        Deque<AssetRef> waiting = new ArrayDeque<>(List.of(ref));
        while (!waiting.isEmpty()) {
            AssetRef next = waiting.remove();
            for (Edge edge : touching.getOrDefault(next, List.of())) {
                boolean dependsOn = edge.dependent().filter(next::equals).isPresent();
                edge.dependency()
                        .filter(other -> dependsOn && reached.add(other))
                        .ifPresent(waiting::add);
            }
        }
        return reached;
    }

    /// The newest piece, expired or not.
    public Optional<Evidence> latest(AssetRef about, EvidenceType type) {
        return Optional.ofNullable(evidence.getOrDefault(about, Map.of()).get(type));
    }

    /// The newest piece, unless it has expired.
    public Optional<Evidence> current(AssetRef about, EvidenceType type) {
        return latest(about, type).filter(piece -> !piece.expiredAt(now));
    }

    /// Who answers for the asset: itself, what it is a version or member of, or a person who owns it.
    public Optional<String> owner(AssetRef ref) {
        return find(ref)
                .flatMap(Asset::owner)
                .or(() -> to(ref, EdgeType.OWNS).stream().findFirst().map(AssetRef::name))
                .or(() -> ref.version().isPresent() ? owner(ref.withoutVersion()) : Optional.empty())
                .or(() -> from(ref, EdgeType.MEMBER_OF).stream()
                        .flatMap(whole -> owner(whole).stream())
                        .findFirst());
    }
}
