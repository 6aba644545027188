package io.gimbal.features.http;

import io.gimbal.features.Definitions;
import io.gimbal.features.Materializations;
import io.gimbal.features.OnlineFeatures;
import io.gimbal.features.SourceEvents;
import io.gimbal.features.TrainingSets;
import io.gimbal.http.Route;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All routes of features.
public final class FeaturesRoutes {
    private final List<Route> routes;

    /// @param definitions in use
    /// @param uploads a folder for files on their way in and out; emptied here
    /// @param time what a lookup without an event time is at
    public FeaturesRoutes(
            Supplier<Definitions> definitions,
            SourceEvents events,
            OnlineFeatures online,
            TrainingSets trainingSets,
            Materializations materializations,
            Path uploads,
            InstantSource time) {
        Uploads files = Uploads.in(uploads);
        this.routes = Stream.of(
                        new EventRoutes(definitions, events).routes(),
                        new LookupRoutes(definitions, online, time).routes(),
                        new OfflineRoutes(trainingSets, materializations, files).routes())
                .flatMap(List::stream)
                .toList();
    }

    public List<Route> routes() {
        return routes;
    }
}
