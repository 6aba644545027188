package io.gimbal.registry.http;

import io.gimbal.http.Route;
import io.gimbal.registry.Aliases;
import io.gimbal.registry.Deletions;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Models;
import io.gimbal.registry.Promotions;
import io.gimbal.registry.Renames;
import io.gimbal.registry.Snapshots;
import io.gimbal.registry.Tags;
import io.gimbal.registry.VersionReviews;
import io.gimbal.registry.difference.VersionDifferences;
import java.util.List;
import java.util.stream.Stream;

/// The native interface of the registry. Policies come with a project's declarations and have no route of their own.
public final class RegistryRoutes {
    private final Services services;

    /// What the routes ask.
    public record Services(
            Models models,
            ModelVersions versions,
            Aliases aliases,
            Promotions promotions,
            VersionReviews reviews,
            Tags tags,
            Deletions deletions,
            Renames renames,
            Snapshots snapshots,
            VersionDifferences differences) {}

    public RegistryRoutes(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return Stream.of(
                        new ModelRoutes(services.models(), services.aliases()).routes(),
                        new VersionRoutes(services.versions(), services.snapshots()).routes(),
                        new DifferenceRoutes(services.differences()).routes(),
                        new PromotionRoutes(services.promotions(), services.reviews()).routes(),
                        new TagRoutes(services.tags()).routes(),
                        new LifeRoutes(services.models(), services.versions(), services.deletions(), services.renames())
                                .routes())
                .flatMap(List::stream)
                .toList();
    }
}
