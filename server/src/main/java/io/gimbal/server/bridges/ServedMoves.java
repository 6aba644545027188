package io.gimbal.server.bridges;

import io.gimbal.graph.AssetRef;
import io.gimbal.registry.AliasMove;
import io.gimbal.registry.Transition;
import io.gimbal.registry.VersionMoves;
import io.gimbal.serving.ServingMoves;
import io.gimbal.serving.VersionSelector;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.InstantSource;

/// Tells serving when the registry moves versions or aliases.
public final class ServedMoves implements VersionMoves {
    private final ServingMoves serving;
    private final InstantSource eventTime;

    /// @param eventTime when an alias moves, which the registry does not say
    public ServedMoves(ServingMoves serving, InstantSource eventTime) {
        this.serving = serving;
        this.eventTime = eventTime;
    }

    @Override
    public void versionMoved(Transaction transaction, Transition transition) throws SQLException {
        AssetRef model = transition.version().model().ref();
        serving.left(
                transaction, model, VersionSelector.ofStage(transition.before().value()));
        serving.moved(
                transaction,
                model,
                VersionSelector.ofStage(transition.after().value()),
                transition.version().number(),
                transition.reason(),
                transition.at());
    }

    @Override
    public void aliasMoved(Transaction transaction, AliasMove move) throws SQLException {
        AssetRef model = move.model().ref();
        VersionSelector selector = VersionSelector.ofAlias(move.alias().value());
        if (move.after().isPresent()) {
            int version = move.after().get().number();
            serving.moved(transaction, model, selector, version, move.reason(), eventTime.instant());
        } else {
            serving.left(transaction, model, selector);
        }
    }
}
