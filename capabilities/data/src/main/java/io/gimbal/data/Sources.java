package io.gimbal.data;

import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// What is declared of where data comes from. Thread-safe.
public final class Sources {
    private final Database database;
    private final DefinitionStore store;

    public Sources(Database database, DefinitionStore store) {
        this.database = database;
        this.store = store;
    }

    /// In order of name.
    public List<Source> list() {
        return database.read(transaction -> store.list(transaction, DataAssets.SOURCE)).stream()
                .map(Source::of)
                .toList();
    }

    /// @throws io.gimbal.core.CodedException NOT_FOUND naming the nearest
    public Source get(SourceName name) {
        return database.read(transaction -> get(transaction, name));
    }

    public Source get(Transaction transaction, SourceName name) throws SQLException {
        return Source.of(Definitions.get(store, transaction, DataAssets.SOURCE, name.value()));
    }

    /// The source's address.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND naming the nearest
    public AssetRef ref(Transaction transaction, SourceName name) throws SQLException {
        return Definitions.get(store, transaction, DataAssets.SOURCE, name.value())
                .ref();
    }
}
