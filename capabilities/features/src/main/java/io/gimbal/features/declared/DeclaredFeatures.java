package io.gimbal.features.declared;

import io.gimbal.core.CodedException;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.features.Definitions;
import io.gimbal.features.Entity;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureService;
import io.gimbal.features.FeatureView;
import io.gimbal.features.SourceName;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The definitions that follow from what is declared. Thread-safe; keeps nothing.
public final class DeclaredFeatures {
    private static final Logger LOG = LoggerFactory.getLogger(DeclaredFeatures.class);

    private final Database database;
    private final Assets assets;
    private final EntityKind entities = new EntityKind();
    private final FeatureViewKind views;
    private final FeatureServiceKind services;

    public DeclaredFeatures(Database database, Assets assets, Edges edges, TakenEvents taken) {
        this.database = database;
        this.assets = assets;
        FeatureAssets features = new FeatureAssets(assets, edges);
        this.views = new FeatureViewKind(new Surroundings(assets, entities), features, taken);
        this.services = new FeatureServiceKind(views, features);
    }

    public List<DeclarationKind<?>> kinds() {
        return List.of(entities, views, services);
    }

    /// What is live now. Something that does not fit what it refers to, which can only have stayed behind
    /// after its files were gone, is left out and said in the log.
    public Definitions read() {
        return database.read(this::read);
    }

    private Definitions read(Transaction transaction) throws SQLException {
        List<EventSource> sources = fitting(
                list(transaction, SourceFacts.KIND),
                asset -> Optional.of(SourceFacts.read(new SourceName(name(asset)), asset.facts())),
                source -> new Definitions(List.of(source), List.of(), List.of(), List.of()));
        List<Entity> about = fitting(
                list(transaction, EntityKind.KIND),
                asset -> entities.read(asset).map(it -> it.toEntity(name(asset))),
                entity -> new Definitions(List.of(), List.of(entity), List.of(), List.of()));
        List<FeatureView> fromThem = fitting(
                list(transaction, FeatureViewKind.KIND),
                asset -> views.read(asset).map(it -> it.toView(name(asset))),
                view -> new Definitions(sources, about, List.of(view), List.of()));
        List<FeatureService> selecting = fitting(
                list(transaction, FeatureServiceKind.KIND),
                asset -> services.read(asset).map(it -> it.toService(name(asset))),
                service -> new Definitions(sources, about, fromThem, List.of(service)));
        return new Definitions(sources, about, fromThem, selecting);
    }

    private static String name(Asset asset) {
        return asset.ref().name();
    }

    /// @param alone makes definitions with one of them, and throws if it does not fit
    private static <T> List<T> fitting(List<Asset> assets, Function<Asset, Optional<T>> reading, Consumer<T> alone) {
        List<T> read = new ArrayList<>();
        for (Asset asset : assets) {
            try {
                reading.apply(asset).ifPresent(thing -> {
                    alone.accept(thing);
                    read.add(thing);
                });
            } catch (CodedException e) {
                LOG.warn("features do without {}: {}", asset.ref(), e.getMessage());
            }
        }
        return read;
    }

    private List<Asset> list(Transaction transaction, AssetKind kind) throws SQLException {
        return Listing.all(assets, transaction, kind);
    }
}
