package io.gimbal.declare;

import io.gimbal.declare.DeclarationRevision.Link;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries out the steps of a plan within one transaction.
final class Applier {
    private final DeclarationKinds kinds;
    private final DeclarationStore store;
    private final Assets assets;
    private final Edges edges;
    private final InstantSource time;

    Applier(DeclarationKinds kinds, DeclarationStore store, Assets assets, Edges edges, InstantSource time) {
        this.kinds = kinds;
        this.store = store;
        this.assets = assets;
        this.edges = edges;
        this.time = time;
    }

    void apply(Transaction transaction, List<Planner.Step> steps, Reason reason) throws SQLException {
        Instant at = time.instant().truncatedTo(ChronoUnit.MICROS);
        for (Planner.Step step : steps) {
            Intended<?> intended = step.intended();
            DeclarationRevision before = step.before();
            if (intended != null) {
                make(transaction, intended, step.links(), before, reason, at);
            } else if (before != null) {
                remove(transaction, before, reason, at);
            }
        }
    }

    private void make(
            Transaction transaction,
            Intended<?> intended,
            List<Link> links,
            @Nullable DeclarationRevision before,
            Reason reason,
            Instant at)
            throws SQLException {
        AssetRef ref = intended.ref();
        AssetDraft draft = new AssetDraft(ref, intended.owner(), Optional.of(ref.namespace()), intended.facts());
        assets.put(transaction, draft, reason);
        intended.apply(transaction, before, reason);
        for (Link old : before == null ? List.<Link>of() : before.links()) {
            if (!links.contains(old)) {
                edges.delete(transaction, old.from(ref, at));
            }
        }
        for (Link link : links) {
            edges.put(transaction, ref, link.type(), link.to());
        }
        store.append(transaction, revision(transaction, intended, links, reason, at));
    }

    private DeclarationRevision revision(
            Transaction transaction, Intended<?> intended, List<Link> links, Reason reason, Instant at)
            throws SQLException {
        Map<String, String> files = new HashMap<>();
        intended.declared().files().forEach((path, file) -> files.put(path, file.text()));
        return new DeclarationRevision(
                intended.ref(),
                next(transaction, intended.ref()),
                intended.facts(),
                intended.owner(),
                links,
                intended.document().location().source(),
                intended.document().source(),
                files,
                false,
                reason,
                at);
    }

    private void remove(Transaction transaction, DeclarationRevision live, Reason reason, Instant at)
            throws SQLException {
        AssetRef ref = live.ref();
        Optional<DeclarationKind<?>> kind = kinds.find(ref.kind().value());
        if (kind.isPresent()) {
            kind.get().remove(transaction, ref, reason);
        }
        assets.delete(transaction, ref, reason);
        store.append(
                transaction,
                new DeclarationRevision(
                        ref,
                        next(transaction, ref),
                        JsonObject.EMPTY,
                        Optional.empty(),
                        List.of(),
                        live.path(),
                        "",
                        Map.of(),
                        true,
                        reason,
                        at));
    }

    private long next(Transaction transaction, AssetRef ref) throws SQLException {
        return store.newest(transaction, ref).map(it -> it.number() + 1).orElse(1L);
    }
}
