package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Takes versions and models away for good, with their aliases and tags, unless something depends on them. Thread-safe.
/// What was found about them and done with them stays on record, and their numbers are not given again.
public final class Deletions {
    private final Database database;
    private final RegistryStores stores;
    private final Models models;
    private final ModelVersions versions;
    private final Aliases aliases;
    private final Assets assets;
    private final InstantSource time;

    public Deletions(
            Database database,
            RegistryStores stores,
            Models models,
            ModelVersions versions,
            Aliases aliases,
            Assets assets,
            InstantSource time) {
        this.database = database;
        this.stores = stores;
        this.models = models;
        this.versions = versions;
        this.aliases = aliases;
        this.assets = assets;
        this.time = time;
    }

    /// @throws CodedException NOT_FOUND; FAILED_PRECONDITION if a stage keeps an alias on it, or naming what depends on
    ///     it
    public void delete(VersionId version, Reason reason) {
        database.write(transaction -> {
            delete(transaction, version, reason);
            return version;
        });
    }

    public void delete(Transaction transaction, VersionId version, Reason reason) throws SQLException {
        versions.get(transaction, version);
        for (Alias alias : aliases.list(transaction, version.model())) {
            if (alias.version().equals(version)) {
                refuseIfKept(transaction, alias);
                aliases.drop(transaction, alias, reason);
            }
        }
        assets.delete(transaction, version.ref(), reason);
        stores.versions().delete(transaction, version);
        stores.models().touch(transaction, version.model(), time.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /// @throws CodedException NOT_FOUND; FAILED_PRECONDITION if a project declares the model, a stage keeps
    ///     an alias on a version, or naming what depends on it or a version
    public void delete(ModelName model, Reason reason) {
        database.write(transaction -> {
            delete(transaction, model, reason);
            return model;
        });
    }

    public void delete(Transaction transaction, ModelName model, Reason reason) throws SQLException {
        models.get(transaction, model);
        Models.refuseIfDeclared(assets.get(transaction, model.ref()), "be deleted");
        for (List<ModelVersion> page = newest(transaction, model); !page.isEmpty(); page = newest(transaction, model)) {
            for (ModelVersion version : page) {
                delete(transaction, version.id(), reason);
            }
        }
        assets.delete(transaction, model.ref(), reason);
        stores.models().delete(transaction, model);
    }

    private List<ModelVersion> newest(Transaction transaction, ModelName model) throws SQLException {
        return stores.versions()
                .list(transaction, model, PageRequest.first(PageRequest.MAX_SIZE))
                .items();
    }

    private void refuseIfKept(Transaction transaction, Alias alias) throws SQLException {
        if (aliases.isKept(transaction, alias)) {
            throw CodedException.failedPrecondition(alias.version() + " cannot be deleted while it is " + alias.name()
                    + ": promote another version, or archive it");
        }
    }
}
