package io.gimbal.server.bridges;

import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.ChampionMoves;
import io.gimbal.monitoring.Champions;
import io.gimbal.registry.AliasMove;
import io.gimbal.registry.Transition;
import io.gimbal.registry.VersionMoves;
import io.gimbal.serving.Endpoint;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.Endpoints;
import io.gimbal.serving.RoleHolders;
import io.gimbal.serving.ServedVersion;
import io.gimbal.serving.VersionSelector;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// Monitoring's champion is the version that an endpoint's declaration selects. Where it is selected by its stage,
/// monitoring is told within the promotion; where by an alias, it finds out when it closes its next day.
public final class EndpointChampions implements Champions {
    private final Endpoints endpoints;
    private final RoleHolders holders;

    public EndpointChampions(Endpoints endpoints, RoleHolders holders) {
        this.endpoints = endpoints;
        this.holders = holders;
    }

    @Override
    public Optional<AssetRef> find(AssetRef endpoint) {
        return endpoints
                .find(EndpointName.of(endpoint))
                .flatMap(it -> holders.find(it, it.settings().champion()))
                .map(ServedVersion::ref);
    }

    /// Who tells monitoring of promotions.
    public VersionMoves telling(ChampionMoves monitoring) {
        return new VersionMoves() {
            @Override
            public void versionMoved(Transaction transaction, Transition transition) throws SQLException {
                VersionSelector stage =
                        VersionSelector.ofStage(transition.after().value());
                AssetRef model = transition.version().model().ref();
                for (Endpoint endpoint : endpoints.list()) {
                    if (endpoint.model().equals(model)
                            && endpoint.settings().champion().equals(stage)) {
                        monitoring.moved(
                                transaction,
                                endpoint.name().ref(),
                                transition.version().ref(),
                                transition.at());
                    }
                }
            }

            @Override
            public void aliasMoved(Transaction transaction, AliasMove move) {}
        };
    }
}
