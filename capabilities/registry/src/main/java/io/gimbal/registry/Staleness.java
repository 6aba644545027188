package io.gimbal.registry;

import io.gimbal.eventtime.Due;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.rules.Variables;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says of champions that they have become too old, or their data, when event time gets there: as evidence about the
/// version, and as an alert about each endpoint that serves it, so that whoever hears alerts hears of it: people, and
/// the pipeline that trains a new one. Once for each limit and champion.
public final class Staleness implements Due {
    public static final EvidenceType TYPE = new EvidenceType("staleness");
    public static final EvidenceKind KIND = new EvidenceKind(
            TYPE,
            "age of a champion and of its data against the limits of its model",
            Variables.builder().number("age_days").number("data_age_days").build(),
            "it is looked at when a limit of the model is reached");

    /// When an asset says that it was made.
    private static final String AS_OF = "as_of";

    private final Database database;
    private final RegistryStores stores;
    private final Assets assets;
    private final Edges edges;
    private final EvidenceLog evidence;

    public Staleness(Database database, RegistryStores stores, Assets assets, Edges edges, EvidenceLog evidence) {
        this.database = database;
        this.stores = stores;
        this.assets = assets;
        this.edges = edges;
        this.evidence = evidence;
    }

    /// A champion and the moments at which it reaches limits that nobody has been told of.
    private record Watched(ModelVersion version, StalenessLimits limits, VersionAge age, List<Instant> open) {}

    @Override
    public String name() {
        return "registry.staleness";
    }

    @Override
    public Optional<Instant> next() {
        return database.read(transaction -> watched(transaction).stream()
                .flatMap(champion -> champion.open().stream())
                .min(Instant::compareTo));
    }

    @Override
    public void run(Instant at) {
        database.write(transaction -> {
            for (Watched champion : watched(transaction)) {
                if (champion.open().stream().anyMatch(moment -> !moment.isAfter(at))) {
                    say(transaction, champion, at);
                }
            }
            return at;
        });
    }

    private List<Watched> watched(Transaction transaction) throws SQLException {
        List<Watched> watched = new ArrayList<>();
        for (Map.Entry<ModelName, StalenessLimits> limited :
                stores.staleness().list(transaction).entrySet()) {
            Optional<Alias> champion = stores.aliases().find(transaction, limited.getKey(), AliasName.CHAMPION);
            if (champion.isPresent()) {
                watched.add(watched(transaction, champion.get().version(), limited.getValue()));
            }
        }
        return watched;
    }

    private Watched watched(Transaction transaction, VersionId id, StalenessLimits limits) throws SQLException {
        ModelVersion version = stores.versions().find(transaction, id).orElseThrow();
        VersionAge age = age(transaction, version);
        Instant since = stores.standings().find(transaction, id).orElseThrow().since();
        Optional<Instant> told = evidence.latest(transaction, id.ref(), TYPE).map(Evidence::observedAt);
        List<Instant> open = age.due(limits, since).stream()
                .filter(moment -> told.filter(it -> !it.isBefore(moment)).isEmpty())
                .toList();
        return new Watched(version, limits, age, open);
    }

    private VersionAge age(Transaction transaction, ModelVersion version) throws SQLException {
        List<AssetRef> origins = new ArrayList<>();
        for (AssetRef dataset : version.datasets()) {
            edges.list(transaction, dataset).stream()
                    .filter(edge -> edge.from().equals(dataset) && edge.type() == EdgeType.DERIVED_FROM)
                    .map(Edge::to)
                    .forEach(origins::add);
        }
        return new VersionAge(latest(transaction, version.datasets()), latest(transaction, origins));
    }

    private Optional<Instant> latest(Transaction transaction, Collection<AssetRef> made) throws SQLException {
        List<Instant> moments = new ArrayList<>();
        for (AssetRef ref : made) {
            assets.find(transaction, ref)
                    .map(Asset::facts)
                    .flatMap(facts -> facts.findText(AS_OF))
                    .map(Instant::parse)
                    .ifPresent(moments::add);
        }
        return moments.stream().max(Instant::compareTo);
    }

    private void say(Transaction transaction, Watched champion, Instant at) throws SQLException {
        AssetRef version = champion.version().id().ref();
        String summary = champion.age().summary(champion.limits(), at);
        EvidenceDraft found = new EvidenceDraft(
                version,
                TYPE,
                champion.age().verdict(champion.limits(), at),
                name(),
                summary,
                champion.age().values(at),
                at,
                Optional.empty());
        evidence.append(transaction, found);
        for (Edge edge : edges.list(transaction, version)) {
            if (edge.type() == EdgeType.SERVES && edge.to().equals(version)) {
                evidence.append(
                        transaction, StalenessAlert.about(edge.from(), champion.version(), champion.limits(), found));
            }
        }
    }
}
