package io.gimbal.web.live;

import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.registry.Alias;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.Aliases;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Models;
import io.gimbal.registry.Stage;
import io.gimbal.registry.VersionId;
import io.gimbal.serving.Endpoint;
import io.gimbal.serving.Endpoints;
import io.gimbal.serving.Engagement;
import io.gimbal.serving.Failsafes;
import io.gimbal.serving.VersionSelector;
import io.gimbal.web.EndpointNow;
import io.gimbal.web.EndpointsNow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who answers where: what is declared, and what its selectors mean in the registry now. Thread-safe.
public final class ServedEndpoints implements EndpointsNow {
    private static final int MOST_VERSIONS = 1_000;

    private final Endpoints endpoints;
    private final Failsafes failsafes;
    private final Models models;
    private final ModelVersions versions;
    private final Aliases aliases;

    public ServedEndpoints(
            Endpoints endpoints, Failsafes failsafes, Models models, ModelVersions versions, Aliases aliases) {
        this.endpoints = endpoints;
        this.failsafes = failsafes;
        this.models = models;
        this.versions = versions;
        this.aliases = aliases;
    }

    @Override
    public List<EndpointNow> list() {
        return endpoints.list().stream().map(this::now).toList();
    }

    private EndpointNow now(Endpoint endpoint) {
        ModelName model =
                new ModelName(endpoint.model().namespace(), endpoint.model().name());
        List<EndpointNow.Role> roles = new ArrayList<>();
        add(roles, "champion", model, endpoint.settings().champion());
        endpoint.settings().failsafe().ifPresent(selector -> add(roles, "failsafe", model, selector));
        endpoint.settings().shadows().forEach(selector -> add(roles, "shadow", model, selector));
        return new EndpointNow(
                endpoint.name().ref(),
                endpoint.model(),
                roles,
                failsafes.current(endpoint.name()).map(ServedEndpoints::engaged));
    }

    private static EndpointNow.Engaged engaged(Engagement engagement) {
        return new EndpointNow.Engaged(
                engagement.engagedOn(), engagement.reason().why());
    }

    private void add(List<EndpointNow.Role> roles, String name, ModelName model, VersionSelector selector) {
        resolve(model, selector)
                .ifPresent(version -> roles.add(new EndpointNow.Role(name, version, selector.toString())));
    }

    private Optional<AssetRef> resolve(ModelName model, VersionSelector selector) {
        if (models.find(model).isEmpty()) {
            return Optional.empty();
        }
        Optional<VersionId> version = selector.alias().isPresent()
                ? aliases.find(model, new AliasName(selector.alias().get())).map(Alias::version)
                : inStage(model, new Stage(selector.stage().orElseThrow()));
        return version.map(VersionId::ref);
    }

    /// The newest, where a stage holds several.
    private Optional<VersionId> inStage(ModelName model, Stage stage) {
        return versions.list(model, PageRequest.first(MOST_VERSIONS)).items().stream()
                .map(ModelVersion::id)
                .filter(id -> versions.standing(id).stage().equals(stage))
                .findFirst();
    }
}
