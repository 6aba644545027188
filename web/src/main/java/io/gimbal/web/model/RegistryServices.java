package io.gimbal.web.model;

import io.gimbal.registry.Aliases;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Models;
import io.gimbal.registry.Promotions;
import io.gimbal.registry.Snapshots;
import io.gimbal.registry.StagePolicies;
import io.gimbal.registry.VersionReviews;
import io.gimbal.registry.difference.VersionDifferences;

/// What the registry does for pages.
public record RegistryServices(
        Models models,
        ModelVersions versions,
        Aliases aliases,
        StagePolicies policies,
        Promotions promotions,
        VersionReviews reviews,
        Snapshots snapshots,
        VersionDifferences differences) {}
