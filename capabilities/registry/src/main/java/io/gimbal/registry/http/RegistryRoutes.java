package io.gimbal.registry.http;

import io.gimbal.http.Route;
import io.gimbal.registry.Aliases;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Models;
import io.gimbal.registry.Promotions;
import io.gimbal.registry.VersionReviews;
import java.util.List;
import java.util.stream.Stream;

/// The native interface of the registry. Policies come with a project's declarations and have no route of their own.
public final class RegistryRoutes {
    private final Models models;
    private final ModelVersions versions;
    private final Aliases aliases;
    private final Promotions promotions;
    private final VersionReviews reviews;

    public RegistryRoutes(
            Models models, ModelVersions versions, Aliases aliases, Promotions promotions, VersionReviews reviews) {
        this.models = models;
        this.versions = versions;
        this.aliases = aliases;
        this.promotions = promotions;
        this.reviews = reviews;
    }

    public List<Route> routes() {
        return Stream.of(
                        new ModelRoutes(models, aliases).routes(),
                        new VersionRoutes(versions).routes(),
                        new PromotionRoutes(promotions, reviews).routes())
                .flatMap(List::stream)
                .toList();
    }
}
