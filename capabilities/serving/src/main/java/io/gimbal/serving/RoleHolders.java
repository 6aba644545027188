package io.gimbal.serving;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which versions an endpoint asks, and that the graph says so: an endpoint `serves` its model and each version that
/// has a role there, so a version that is asked cannot be deleted, and what it was trained on reaches those who ask.
/// Thread-safe.
public final class RoleHolders {
    private final Database database;
    private final Versions versions;
    private final CandidateStore candidates;
    private final Edges edges;

    public RoleHolders(Database database, Versions versions, CandidateStore candidates, Edges edges) {
        this.database = database;
        this.versions = versions;
        this.candidates = candidates;
        this.edges = edges;
    }

    /// Each version once, with all its roles; the champion first. Roles whose selector means nothing yet are left out.
    public List<RoleHolder> list(Endpoint endpoint) {
        return database.read(transaction -> list(transaction, endpoint));
    }

    private List<RoleHolder> list(Transaction transaction, Endpoint endpoint) throws SQLException {
        EndpointSettings settings = endpoint.settings();
        Cast cast = new Cast();
        versions.find(transaction, endpoint.model(), settings.champion())
                .ifPresent(version -> cast.add(Role.CHAMPION, version));
        if (settings.failsafe().isPresent()) {
            versions.find(transaction, endpoint.model(), settings.failsafe().get())
                    .ifPresent(version -> cast.add(Role.FAILSAFE, version));
        }
        for (VersionSelector shadow : settings.shadows()) {
            versions.find(transaction, endpoint.model(), shadow).ifPresent(version -> cast.add(Role.SHADOW, version));
        }
        for (int number : candidates.list(transaction, endpoint.name())) {
            cast.add(Role.SHADOW, versions.get(transaction, endpoint.model(), number));
        }
        return cast.holders();
    }

    /// The version that a selector means there at the moment.
    public Optional<ServedVersion> find(Endpoint endpoint, VersionSelector selector) {
        return database.read(transaction -> versions.find(transaction, endpoint.model(), selector));
    }

    /// Why the endpoint has no champion at the moment.
    public String vacancy(Endpoint endpoint) {
        VersionSelector champion = endpoint.settings().champion();
        return database.read(transaction -> versions.unserved(transaction, endpoint.model(), champion))
                .orElseGet(() -> "no version of " + endpoint.model() + " "
                        + (champion.stage().isPresent() ? "is in " : "has ") + champion);
    }

    /// Makes the graph say what is asked now; whatever changes it calls this within the same transaction.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if the endpoint is no asset
    void link(Transaction transaction, Endpoint endpoint) throws SQLException {
        List<AssetRef> served = new ArrayList<>(List.of(endpoint.model()));
        list(transaction, endpoint)
                .forEach(holder -> served.add(holder.version().ref()));
        edges.replace(transaction, endpoint.name().ref(), EdgeType.SERVES, served);
    }

    /// Roles as they are given out.
    private static final class Cast {
        private final Map<ServedVersion, Set<Role>> roles = new LinkedHashMap<>();

        void add(Role role, ServedVersion version) {
            roles.computeIfAbsent(version, _ -> EnumSet.noneOf(Role.class)).add(role);
        }

        List<RoleHolder> holders() {
            return roles.entrySet().stream()
                    .map(entry -> new RoleHolder(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }
}
