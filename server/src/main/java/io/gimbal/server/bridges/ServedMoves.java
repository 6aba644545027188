package io.gimbal.server.bridges;

import io.gimbal.registry.AliasMove;
import io.gimbal.registry.Stage;
import io.gimbal.registry.Transition;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.VersionMoves;
import io.gimbal.serving.ServingMoves;
import io.gimbal.serving.VersionSelector;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

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
        tell(transaction, transition, transition.before(), Optional.empty());
        tell(
                transaction,
                transition,
                transition.after(),
                Optional.of(transition.version().number()));
    }

    private void tell(Transaction transaction, Transition transition, Stage stage, Optional<Integer> version)
            throws SQLException {
        serving.moved(
                transaction,
                transition.version().model().ref(),
                VersionSelector.ofStage(stage.value()),
                version,
                transition.reason(),
                transition.at());
    }

    @Override
    public void aliasMoved(Transaction transaction, AliasMove move) throws SQLException {
        serving.moved(
                transaction,
                move.model().ref(),
                VersionSelector.ofAlias(move.alias().value()),
                move.after().map(VersionId::number),
                move.reason(),
                eventTime.instant());
    }
}
