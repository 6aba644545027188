package io.gimbal.data;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.json.Json;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The declared datasets and their versions. Thread-safe. Versions come by [Deliveries].
public final class Datasets {
    private final Database database;
    private final DefinitionStore definitions;
    private final DatasetStore versions;
    private final BlobStore blobs;

    public Datasets(Database database, DefinitionStore definitions, DatasetStore versions, BlobStore blobs) {
        this.database = database;
        this.definitions = definitions;
        this.versions = versions;
        this.blobs = blobs;
    }

    /// In order of name.
    public List<Dataset> list() {
        return database.read(transaction -> definitions.list(transaction, DataAssets.DATASET)).stream()
                .map(Dataset::of)
                .toList();
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public Dataset get(DatasetName name) {
        return database.read(transaction -> get(transaction, name));
    }

    public Dataset get(Transaction transaction, DatasetName name) throws SQLException {
        return Dataset.of(Definitions.get(definitions, transaction, DataAssets.DATASET, name.value()));
    }

    /// The datasets that a source's rows come in by.
    public List<Dataset> listBySource(SourceName source) {
        return list().stream().filter(it -> it.source().equals(source)).toList();
    }

    /// Empty if nothing was added yet.
    ///
    /// @throws CodedException NOT_FOUND without such a dataset
    public Optional<DatasetVersion> findNewest(DatasetName name) {
        return database.read(transaction -> {
            get(transaction, name);
            return versions.newest(transaction, name);
        });
    }

    /// @throws CodedException NOT_FOUND without such a dataset, or if nothing was added to it yet
    public DatasetVersion getNewest(DatasetName name) {
        return findNewest(name)
                .orElseThrow(() -> CodedException.notFound("dataset \"" + name + "\" has no version yet"));
    }

    /// @throws CodedException NOT_FOUND without such a dataset or version
    public DatasetVersion getVersion(DatasetName name, long number) {
        return database.read(transaction -> {
            get(transaction, name);
            Optional<DatasetVersion> found = versions.find(transaction, name, number);
            Optional<DatasetVersion> newest = versions.newest(transaction, name);
            return found.orElseThrow(() -> CodedException.notFound("dataset \"" + name + "\" has no version " + number
                    + newest.map(it -> ", the newest is " + it.number()).orElse(", it has none yet")));
        });
    }

    /// Newest first.
    ///
    /// @throws CodedException NOT_FOUND without such a dataset
    public Page<DatasetVersion> listVersions(DatasetName name, PageRequest page) {
        return database.read(transaction -> {
            get(transaction, name);
            return versions.list(transaction, name, page);
        });
    }

    public Profile profile(DatasetVersion version) {
        return Json.read(blobs.read(version.profile()), Profile.class);
    }
}
