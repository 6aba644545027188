package io.gimbal.features.http;

import io.gimbal.core.Scratch;
import io.gimbal.features.Definitions;
import io.gimbal.features.Materializations;
import io.gimbal.features.OnlineFeatures;
import io.gimbal.features.SourceEvents;
import io.gimbal.features.TrainingSets;
import io.gimbal.http.Route;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All routes of features but those of [SkewRoutes].
public final class FeaturesRoutes {
    private final List<Route> routes;

    /// The two ways in and out.
    public record Online(SourceEvents events, OnlineFeatures features) {}

    /// What is made of history.
    public record Offline(TrainingSets trainingSets, Materializations materializations, Scratch scratch) {}

    /// @param definitions in use
    /// @param time what a lookup without an event time is at
    public FeaturesRoutes(Supplier<Definitions> definitions, Online online, Offline offline, InstantSource time) {
        this.routes = Stream.of(
                        new EventRoutes(definitions, online.events()).routes(),
                        new LookupRoutes(definitions, online.features(), time).routes(),
                        new ServiceRoutes(definitions).routes(),
                        new OfflineRoutes(offline.trainingSets(), offline.materializations(), offline.scratch())
                                .routes())
                .flatMap(List::stream)
                .toList();
    }

    public List<Route> routes() {
        return routes;
    }
}
