package io.gimbal.data.store;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.data.DatasetName;
import io.gimbal.data.DatasetStore;
import io.gimbal.data.DatasetVersion;
import io.gimbal.json.Json;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlDatasetStore implements DatasetStore {
    private static final Keyset<DatasetVersion> NEWEST_FIRST =
            new Keyset<>(List.of("number"), Keyset.Direction.DESCENDING, version -> List.of(version.number()));

    @Override
    public void create(Transaction transaction, DatasetVersion version) throws SQLException {
        transaction.update(
                "INSERT INTO data_version (dataset, number, digest, document) VALUES (?, ?, ?, ?)",
                version.dataset().value(),
                version.number(),
                version.digest().toString(),
                Json.text(Json.toValue(version)));
    }

    @Override
    public Optional<DatasetVersion> find(Transaction transaction, DatasetName dataset, long number)
            throws SQLException {
        return transaction.find(
                "SELECT document FROM data_version WHERE dataset = ? AND number = ?",
                SqlDatasetStore::version,
                dataset.value(),
                number);
    }

    @Override
    public Optional<DatasetVersion> newest(Transaction transaction, DatasetName dataset) throws SQLException {
        return transaction.find(
                "SELECT document FROM data_version WHERE dataset = ? ORDER BY number DESC LIMIT 1",
                SqlDatasetStore::version,
                dataset.value());
    }

    @Override
    public Page<DatasetVersion> list(Transaction transaction, DatasetName dataset, PageRequest page)
            throws SQLException {
        return NEWEST_FIRST.read(
                transaction,
                page,
                "SELECT document FROM data_version WHERE dataset = ?",
                SqlDatasetStore::version,
                dataset.value());
    }

    private static DatasetVersion version(Row row) throws SQLException {
        return Json.read(row.text("document"), DatasetVersion.class);
    }
}
