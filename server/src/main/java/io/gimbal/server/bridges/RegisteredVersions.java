package io.gimbal.server.bridges;

import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.registry.Alias;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.Aliases;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Stage;
import io.gimbal.registry.Standing;
import io.gimbal.registry.VersionId;
import io.gimbal.serving.ServedVersion;
import io.gimbal.serving.VersionSelector;
import io.gimbal.serving.Versions;
import java.util.Comparator;
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
    public Optional<ServedVersion> find(AssetRef model, VersionSelector selector) {
        ModelName name = new ModelName(model.namespace(), model.name());
        Optional<VersionId> found = selector.stage().isPresent()
                ? inStage(name, new Stage(selector.stage().get()))
                : aliases.find(name, new AliasName(selector.alias().orElseThrow()))
                        .map(Alias::version);
        return found.map(versions::get).map(RegisteredVersions::served);
    }

    private Optional<VersionId> inStage(ModelName model, Stage stage) {
        return versions.list(model, PageRequest.first(PageRequest.MAX_SIZE)).items().stream()
                .map(version -> versions.standing(version.id()))
                .filter(standing -> standing.stage().equals(stage))
                .max(Comparator.comparing(Standing::since)
                        .thenComparingInt(standing -> standing.version().number()))
                .map(Standing::version);
    }

    @Override
    public ServedVersion get(AssetRef model, int number) {
        return served(versions.get(new ModelName(model.namespace(), model.name()).version(number)));
    }

    private static ServedVersion served(ModelVersion version) {
        return new ServedVersion(version.id().ref(), version.id().number(), version.digest());
    }
}
