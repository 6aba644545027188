package io.gimbal.features.declared;

import io.gimbal.core.CodedException;
import io.gimbal.features.Addresses;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SourceName;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.sql.Database;

/// Looks in the graph. A name of a kind belongs to one project, so it is enough.
public final class GraphAddresses implements Addresses {
    private final Database database;
    private final Assets assets;

    public GraphAddresses(Database database, Assets assets) {
        this.database = database;
        this.assets = assets;
    }

    @Override
    public AssetRef source(SourceName name) {
        return find(SourceFacts.KIND, name.text());
    }

    @Override
    public AssetRef service(ServiceName name) {
        return find(FeatureServiceKind.KIND, name.text());
    }

    private AssetRef find(AssetKind kind, String name) {
        return database.read(transaction -> Listing.all(assets, transaction, kind)).stream()
                .map(Asset::ref)
                .filter(ref -> ref.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CodedException.notFound("no " + kind + " \"" + name + "\" is declared"));
    }
}
