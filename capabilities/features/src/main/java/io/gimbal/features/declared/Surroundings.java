package io.gimbal.features.declared;

import io.gimbal.declare.Declared;
import io.gimbal.declare.Scope;
import io.gimbal.features.Entity;
import io.gimbal.features.EventSource;
import io.gimbal.features.SourceName;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.Assets;
import io.gimbal.json.JsonObject;
import java.sql.SQLException;
import java.util.Optional;

/// Finds what a declaration refers to: as the files of the project want it, else as it is live.
/// Thread-safe.
final class Surroundings {
    private final Assets assets;
    private final EntityKind entities;

    Surroundings(Assets assets, EntityKind entities) {
        this.assets = assets;
        this.entities = entities;
    }

    /// @throws CodedException INVALID_ARGUMENT or UNSUPPORTED if features cannot be made of it
    Optional<EventSource> source(Scope scope, String reference) throws SQLException {
        Optional<JsonObject> facts = scope.findContent(SourceFacts.KIND, reference);
        if (facts.isEmpty()) {
            facts = live(scope, SourceFacts.KIND, reference).map(Asset::facts);
        }
        return facts.map(it -> SourceFacts.read(new SourceName(Names.own(reference)), it));
    }

    /// @throws CodedException INVALID_ARGUMENT if it is none
    Optional<Entity> entity(Scope scope, String reference) throws SQLException {
        Optional<EntityDeclaration> found = scope.find(entities, reference).map(Declared::value);
        if (found.isEmpty()) {
            found = live(scope, EntityKind.KIND, reference).flatMap(entities::read);
        }
        return found.map(it -> it.toEntity(Names.own(reference)));
    }

    private Optional<Asset> live(Scope scope, AssetKind kind, String reference) throws SQLException {
        return assets.find(scope.transaction(), Names.ref(kind, scope.project(), reference));
    }
}
