package io.gimbal.server.bridges;

import io.gimbal.graph.AssetRef;
import io.gimbal.registry.Alias;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.Aliases;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Stage;
import io.gimbal.registry.VersionContent;
import io.gimbal.registry.VersionId;
import io.gimbal.serving.ServedVersion;
import io.gimbal.serving.VersionSelector;
import io.gimbal.serving.Versions;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// Serving's versions are the registry's. Of several in a stage the one that came there last is meant.
public final class RegisteredVersions implements Versions {
    private final ModelVersions versions;
    private final Aliases aliases;

    public RegisteredVersions(ModelVersions versions, Aliases aliases) {
        this.versions = versions;
        this.aliases = aliases;
    }

    @Override
    public Optional<ServedVersion> find(Transaction transaction, AssetRef model, VersionSelector selector)
            throws SQLException {
        ModelName name = new ModelName(model.namespace(), model.name());
        if (selector.stage().isPresent()) {
            return versions.newestIn(
                            transaction, name, new Stage(selector.stage().get()))
                    .map(RegisteredVersions::served);
        }
        Optional<VersionId> named = aliases.find(
                        transaction, name, new AliasName(selector.alias().orElseThrow()))
                .map(Alias::version);
        return named.isEmpty() ? Optional.empty() : Optional.of(served(versions.get(transaction, named.get())));
    }

    /// Of a stage only; an alias of such a version is refused by [#find] itself.
    @Override
    public Optional<String> unserved(Transaction transaction, AssetRef model, VersionSelector selector)
            throws SQLException {
        if (selector.stage().isEmpty()) {
            return Optional.empty();
        }
        ModelName name = new ModelName(model.namespace(), model.name());
        return versions.lastInto(transaction, name, new Stage(selector.stage().get()))
                .flatMap(version -> switch (version.content()) {
                    case VersionContent.Stored _ -> Optional.empty();
                    case VersionContent.Sourced sourced ->
                        Optional.of(version.id() + " is in " + selector + ", but a client registered it from \""
                                + sourced.source()
                                + "\" in a format of its own, which only the client loads; an endpoint"
                                + " serves versions that a pipeline registered: promote one of those to " + selector);
                });
    }

    @Override
    public ServedVersion get(Transaction transaction, AssetRef model, int number) throws SQLException {
        return served(versions.get(transaction, new ModelName(model.namespace(), model.name()).version(number)));
    }

    private static ServedVersion served(ModelVersion version) {
        return new ServedVersion(
                version.id().ref(), version.id().number(), version.stored().digest());
    }
}
