package io.gimbal.features.declared;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetFilter;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.Assets;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// All assets of a kind.
final class Listing {
    private Listing() {}

    static List<Asset> all(Assets assets, Transaction transaction, AssetKind kind) throws SQLException {
        List<Asset> all = new ArrayList<>();
        PageRequest request = PageRequest.first(PageRequest.MAX_SIZE);
        Page<Asset> page = assets.list(transaction, AssetFilter.ofKind(kind), request);
        all.addAll(page.items());
        while (page.next().isPresent()) {
            request = request.next(page.next().get());
            page = assets.list(transaction, AssetFilter.ofKind(kind), request);
            all.addAll(page.items());
        }
        return all;
    }
}
