package io.gimbal.features.declared;

import io.gimbal.core.CodedException;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Scope;
import io.gimbal.features.Definitions;
import io.gimbal.features.Entity;
import io.gimbal.features.EventSource;
import io.gimbal.features.SourceName;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.Assets;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
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

    /// A view over what is live; empty if what it reads is not there yet, or is another.
    Optional<Definitions> live(Transaction transaction, Declared<ViewDeclaration> view) throws SQLException {
        ViewDeclaration said = view.value();
        String project = view.ref().namespace();
        Optional<Asset> source = assets.find(transaction, Names.ref(SourceFacts.KIND, project, said.source()));
        Optional<Asset> about = said.entity().isEmpty()
                ? Optional.empty()
                : assets.find(
                        transaction,
                        Names.ref(EntityKind.KIND, project, said.entity().get()));
        try {
            return Optional.of(new Definitions(
                    source.stream().map(Surroundings::source).toList(),
                    about.stream().flatMap(asset -> entity(asset).stream()).toList(),
                    List.of(said.toView(view.name())),
                    List.of()));
        } catch (CodedException e) { // said by its check, if it is so in the files too
            return Optional.empty();
        }
    }

    private static EventSource source(Asset asset) {
        return SourceFacts.read(new SourceName(asset.ref().name()), asset.facts());
    }

    private Optional<Entity> entity(Asset asset) {
        return entities.read(asset).map(it -> it.toEntity(asset.ref().name()));
    }

    private Optional<Asset> live(Scope scope, AssetKind kind, String reference) throws SQLException {
        return assets.find(scope.transaction(), Names.ref(kind, scope.project(), reference));
    }
}
