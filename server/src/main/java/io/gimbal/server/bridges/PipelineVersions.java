package io.gimbal.server.bridges;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.pipelines.Promotion;
import io.gimbal.pipelines.VersionRegistry;
import io.gimbal.registry.Alias;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.Stage;
import io.gimbal.registry.VersionDraft;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.wiring.RegistryModule;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Versions that pipelines register, find and have promoted.
public final class PipelineVersions implements VersionRegistry, Promotion {
    private final RegistryModule registry;

    public PipelineVersions(RegistryModule registry) {
        this.registry = registry;
    }

    @Override
    public Version register(Transaction transaction, Draft draft, Reason reason) throws SQLException {
        ModelName model = new ModelName(draft.project(), draft.model());
        ModelVersion version = registry.versions()
                .create(
                        transaction,
                        VersionDraft.of(model, draft.digest())
                                .signed(draft.signature())
                                .producedBy(draft.run())
                                .trainedOn(draft.trainedOn()),
                        reason);
        for (String alias : draft.aliases()) {
            registry.aliases().put(transaction, new AliasName(alias), version.id(), reason);
        }
        return version(version);
    }

    @Override
    public Optional<Version> find(String project, String model, String alias) {
        return registry.aliases()
                .find(new ModelName(project, model), new AliasName(alias))
                .map(Alias::version)
                .map(registry.versions()::get)
                .map(PipelineVersions::version);
    }

    private static Version version(ModelVersion version) {
        return new Version(version.id().ref(), version.stored().digest());
    }

    @Override
    public Decision promote(AssetRef version, Reason reason, Instant at) {
        ModelName model = new ModelName(version.namespace(), version.name());
        VersionId id = model.version(Integer.parseInt(version.version().orElseThrow()));
        Stage stage = registry.promotions().championStage(model);
        if (registry.versions().standing(id).stage().equals(stage)) {
            return new Decision.Promoted(); // before a crash, or by a person
        }
        return switch (registry.promotions().promote(id, stage, reason, at)) {
            case io.gimbal.registry.Promotion.Moved _ -> new Decision.Promoted();
            case io.gimbal.registry.Promotion.Refused refused -> new Decision.Refused(refused.message());
        };
    }
}
