package io.gimbal.server.bridges;

import io.gimbal.data.Datasets;
import io.gimbal.data.Profile;
import io.gimbal.data.Sources;
import io.gimbal.features.SourceName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/// The day of a source's first event, as the profiles of its datasets tell it; what only came by push is not known.
public final class SourceStarts implements Function<SourceName, Optional<LocalDate>> {
    private final Sources sources;
    private final Datasets datasets;

    public SourceStarts(Sources sources, Datasets datasets) {
        this.sources = sources;
        this.datasets = datasets;
    }

    @Override
    public Optional<LocalDate> apply(SourceName name) {
        return sources.list().stream()
                .filter(source -> source.name().value().equals(name.text()))
                .findFirst()
                .flatMap(source -> source.timing()
                        .time()
                        .flatMap(column -> datasets.listBySource(source.name()).stream()
                                .flatMap(dataset -> datasets.findNewest(dataset.name()).stream())
                                .flatMap(version -> datasets.profile(version).columns().stream())
                                .filter(profile -> profile.name().equals(column))
                                .flatMap(profile -> profile.numbers().map(Profile.NumberSummary::minimum).stream())
                                .min(Double::compare)))
                .map(seconds -> LocalDate.ofInstant(Instant.ofEpochSecond(seconds.longValue()), ZoneOffset.UTC));
    }
}
