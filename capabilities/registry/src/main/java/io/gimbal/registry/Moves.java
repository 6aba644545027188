package io.gimbal.registry;

import io.gimbal.graph.Asset;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Moves versions that may move, with everything that follows from it: the version replaced is archived, the aliases
/// that stages keep go along, and each of it is a change.
public final class Moves {
    private final ModelStore models;
    private final VersionStore versions;
    private final StandingStore standings;
    private final TagStore tags;
    private final Aliases aliases;
    private final Assets assets;
    private final VersionMoves listeners;
    private final InstantSource time;

    public Moves(RegistryStores stores, Aliases aliases, Assets assets, VersionMoves listeners, InstantSource time) {
        this.models = stores.models();
        this.versions = stores.versions();
        this.standings = stores.standings();
        this.tags = stores.tags();
        this.aliases = aliases;
        this.assets = assets;
        this.listeners = listeners;
        this.time = time;
    }

    /// @param from where the version stands
    /// @param to where it goes
    /// @param at event time
    record Wish(Standing from, StageRules rules, StageRule to, Transition.Action action, Instant at) {
        VersionId version() {
            return from.version();
        }
    }

    Transition move(Transaction transaction, Wish wish, Reason reason) throws SQLException {
        Optional<VersionId> replaced = holder(transaction, wish);
        if (replaced.isPresent()) {
            Stage before =
                    standings.find(transaction, replaced.get()).orElseThrow().stage();
            append(
                    transaction,
                    new Transition(
                            replaced.get(),
                            Transition.Action.ARCHIVED,
                            before,
                            Stage.ARCHIVED,
                            Optional.empty(),
                            wish.at(),
                            reason));
        }
        moveAliases(transaction, wish, reason);
        Transition transition = new Transition(
                wish.version(), wish.action(), wish.from().stage(), wish.to().stage(), replaced, wish.at(), reason);
        append(transaction, transition);
        return transition;
    }

    /// The version's newest move.
    Optional<Transition> last(Transaction transaction, VersionId version) throws SQLException {
        return standings.list(transaction, version).stream().reduce((_, later) -> later);
    }

    /// What the version replaced when it last went through the gate of the stage.
    Optional<VersionId> replacedBy(Transaction transaction, VersionId version, Stage stage) throws SQLException {
        List<Transition> entered = standings.list(transaction, version).stream()
                .filter(move -> move.action() != Transition.Action.ROLLED_BACK
                        && move.after().equals(stage))
                .toList();
        return entered.isEmpty() ? Optional.empty() : entered.getLast().replaced();
    }

    private Optional<VersionId> holder(Transaction transaction, Wish wish) throws SQLException {
        if (wish.to().alias().isEmpty() || wish.to().holding() == StageRule.Holding.MANY) {
            return Optional.empty();
        }
        return aliases.find(
                        transaction, wish.version().model(), wish.to().alias().get())
                .map(Alias::version)
                .filter(other -> !other.equals(wish.version()));
    }

    /// A version that leaves a stage leaves its alias there.
    private void moveAliases(Transaction transaction, Wish wish, Reason reason) throws SQLException {
        for (Alias alias : aliases.list(transaction, wish.version().model())) {
            boolean stays = wish.to().alias().equals(Optional.of(alias.name()));
            if (alias.version().equals(wish.version())
                    && !stays
                    && wish.rules().staysBehind(alias.name(), wish.from().stage())) {
                aliases.drop(transaction, alias, reason);
            }
        }
        if (wish.to().alias().isPresent()) {
            aliases.move(transaction, wish.to().alias().get(), wish.version(), reason);
        }
    }

    private void touch(Transaction transaction, VersionId version) throws SQLException {
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        versions.touch(transaction, version, now);
        models.touch(transaction, version.model(), now);
    }

    private void append(Transaction transaction, Transition transition) throws SQLException {
        standings.put(transaction, new Standing(transition.version(), transition.after(), transition.at()));
        standings.append(transaction, transition);
        tags.spend(transaction, transition.version(), ClientRequests.WHY_TAG);
        touch(transaction, transition.version());
        Asset asset = assets.get(transaction, transition.version().ref());
        assets.change(
                transaction,
                asset.with(transition.after().fact(asset.facts())),
                new Assets.NamedChange(transition.action().text(), transition.difference()),
                transition.reason());
        listeners.versionMoved(transaction, transition);
    }
}
