package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.graph.AssetKind;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// Finds definitions, or says what was probably meant.
final class Definitions {
    private Definitions() {}

    /// @throws CodedException NOT_FOUND naming the nearest
    static Definition get(DefinitionStore store, Transaction transaction, AssetKind kind, String name)
            throws SQLException {
        List<Definition> all = store.list(transaction, kind);
        List<String> names = all.stream().map(it -> it.ref().name()).toList();
        return all.stream()
                .filter(it -> it.ref().name().equals(name))
                .findFirst()
                .orElseThrow(() -> CodedException.notFound("no " + kind + " \"" + name + "\" is declared"
                        + NearestName.hint(name, names).map(hint -> ", " + hint).orElse("")));
    }
}
