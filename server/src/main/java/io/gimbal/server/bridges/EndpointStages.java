package io.gimbal.server.bridges;

import io.gimbal.declare.Scope;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Models;
import io.gimbal.registry.Stage;
import io.gimbal.registry.StagePolicies;
import io.gimbal.registry.StagePolicy;
import io.gimbal.serving.DeclaredStages;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The stages of a model for endpoints, in the words of the kinds `model` and `stage-policy`.
public final class EndpointStages implements DeclaredStages {
    private final Models models;
    private final StagePolicies policies;

    public EndpointStages(Models models, StagePolicies policies) {
        this.models = models;
        this.policies = policies;
    }

    @Override
    public Optional<List<String>> stages(Scope scope, AssetRef model) throws SQLException {
        Optional<JsonObject> declared = model.namespace().equals(scope.project())
                ? scope.findContent(ModelName.KIND, model.name())
                : Optional.empty();
        if (declared.isEmpty()) {
            return models.stages(scope.transaction(), new ModelName(model.namespace(), model.name()));
        }
        Optional<String> policy = declared.get().findText("stage-policy");
        return policy.isEmpty() ? Optional.of(StagePolicy.STAGES_WITHOUT) : stages(scope, policy.get());
    }

    private Optional<List<String>> stages(Scope scope, String policy) throws SQLException {
        Optional<JsonObject> declared = scope.findContent(StagePolicy.KIND, policy);
        return declared.isPresent()
                ? declared.map(EndpointStages::named)
                : policies.find(scope.transaction(), scope.project(), policy).map(StagePolicy::stageNames);
    }

    private static List<String> named(JsonObject policy) {
        Stream<String> own = policy.array("stages").objects().stream().map(stage -> stage.text("stage"));
        return Stream.concat(own, Stream.of(Stage.ARCHIVED.value())).toList();
    }
}
