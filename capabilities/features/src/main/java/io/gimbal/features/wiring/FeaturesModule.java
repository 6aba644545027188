package io.gimbal.features.wiring;

import io.gimbal.features.Definitions;
import io.gimbal.features.EventJournal;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.Materializations;
import io.gimbal.features.OnlineFeatures;
import io.gimbal.features.SkewChecks;
import io.gimbal.features.SourceEvents;
import io.gimbal.features.TrainingSets;
import io.gimbal.features.http.FeaturesRoutes;
import io.gimbal.features.offline.DerivedSkewChecks;
import io.gimbal.features.offline.JournalMaterializations;
import io.gimbal.features.offline.QueryTrainingSets;
import io.gimbal.features.online.TiledFeatures;
import io.gimbal.features.store.LogEventJournal;
import io.gimbal.http.Route;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.log.EventLog;
import io.gimbal.query.QueryEngine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Features, serving nothing before the first [#use].
public final class FeaturesModule implements AutoCloseable {
    private final TiledFeatures online;
    private final TrainingSets trainingSets;
    private final Materializations materializations;
    private final SkewChecks skewChecks;
    private final List<Route> routes;

    /// What features stand on. None of it is closed with the module.
    ///
    /// @param uploads a folder of its own, emptied at the start
    public record Ports(EventLog log, KeyValueStore store, QueryEngine engine, Path uploads) {}

    private FeaturesModule(FeaturesConfig config, Ports ports, InstantSource time) {
        EventJournal journal = new LogEventJournal(ports.log(), config.pushes());
        online = new TiledFeatures(journal, ports.store(), config);
        trainingSets = new QueryTrainingSets(ports.engine(), config.offlineTime(), online::definitions, journal);
        materializations =
                new JournalMaterializations(ports.engine(), config.offlineTime(), online::definitions, online);
        skewChecks = new DerivedSkewChecks(ports.engine(), config.offlineTime(), online::definitions, journal);
        routes = new FeaturesRoutes(
                        online::definitions, online, online, trainingSets, materializations, ports.uploads(), time)
                .routes();
    }

    public static FeaturesModule create(FeaturesConfig config, Ports ports, InstantSource time) {
        return new FeaturesModule(config, ports, time);
    }

    /// Serves these definitions from now on.
    ///
    /// @throws io.gimbal.core.CodedException FAILED_PRECONDITION if an event taken in before does not fit them;
    /// then     nothing has changed
    public void use(Definitions definitions) {
        online.use(definitions);
    }

    public Definitions definitions() {
        return online.definitions();
    }

    public SourceEvents events() {
        return online;
    }

    public OnlineFeatures online() {
        return online;
    }

    public TrainingSets trainingSets() {
        return trainingSets;
    }

    public Materializations materializations() {
        return materializations;
    }

    public SkewChecks skewChecks() {
        return skewChecks;
    }

    public List<Route> routes() {
        return routes;
    }

    @Override
    public void close() {
        online.close();
    }
}
