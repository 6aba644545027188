package io.gimbal.debt;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.eventtime.EventClock;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetFilter;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edge;
import io.gimbal.graph.Edges;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what the rules look at, in one transaction.
public final class GraphReader {
    private static final int PAGE = 1_000;

    /// Assets that checks are about; of the others no evidence is read.
    private static final Set<AssetKind> CHECKED =
            Set.of(Kinds.MODEL_VERSION, Kinds.ENDPOINT, Kinds.FEATURE_SERVICE, Kinds.FEATURE_VIEW);

    private final Database database;
    private final Assets assets;
    private final Edges edges;
    private final EvidenceLog evidence;
    private final EventClock clock;

    public GraphReader(Database database, Assets assets, Edges edges, EvidenceLog evidence, EventClock clock) {
        this.database = database;
        this.assets = assets;
        this.edges = edges;
        this.evidence = evidence;
        this.clock = clock;
    }

    /// Where event time has not begun, nothing has expired.
    public Surroundings read() {
        Instant now = clock.reached().orElse(Instant.EPOCH);
        return database.read(transaction -> {
            List<Asset> found = assets(transaction);
            List<Edge> between = new ArrayList<>();
            edges.forEach(transaction, between::add);
            return new Surroundings(found, between, evidence(transaction, found), now);
        });
    }

    private List<Asset> assets(Transaction transaction) throws SQLException {
        List<Asset> found = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(PAGE));
        while (next.isPresent()) {
            Page<Asset> page = assets.list(transaction, AssetFilter.all(), next.get());
            found.addAll(page.items());
            PageRequest asked = next.get();
            next = page.next().map(asked::next);
        }
        return found;
    }

    private List<Evidence> evidence(Transaction transaction, List<Asset> found) throws SQLException {
        List<Evidence> pieces = new ArrayList<>();
        for (Asset asset : found) {
            if (CHECKED.contains(asset.ref().kind())) {
                pieces.addAll(evidence.latestOfEachType(transaction, asset.ref()));
            }
        }
        return pieces;
    }
}
