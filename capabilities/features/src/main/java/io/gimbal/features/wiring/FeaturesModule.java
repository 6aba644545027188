package io.gimbal.features.wiring;

import io.gimbal.core.CodedException;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventJournal;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.Materializations;
import io.gimbal.features.OnlineFeatures;
import io.gimbal.features.SkewChecks;
import io.gimbal.features.SourceEvents;
import io.gimbal.features.TrainingSets;
import io.gimbal.features.declared.DeclaredFeatures;
import io.gimbal.features.http.FeaturesRoutes;
import io.gimbal.features.offline.DerivedSkewChecks;
import io.gimbal.features.offline.JournalMaterializations;
import io.gimbal.features.offline.QueryTrainingSets;
import io.gimbal.features.online.CurrentFeatures;
import io.gimbal.features.online.TiledFeatures;
import io.gimbal.features.store.LogEventJournal;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.http.Route;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.log.EventLog;
import io.gimbal.query.QueryEngine;
import io.gimbal.sql.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Features, as they are declared. Ready for use at once; [#start] only spares the first request the wait.
public final class FeaturesModule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeaturesModule.class);

    private final DeclaredFeatures declared;
    private final CurrentFeatures online;
    private final TrainingSets trainingSets;
    private final Materializations materializations;
    private final SkewChecks skewChecks;
    private final List<Route> routes;

    /// Where definitions come from.
    public record Graph(Database database, Assets assets, Edges edges) {}

    /// What features stand on. None of it is closed with the module.
    ///
    /// @param uploads a folder of its own, emptied at the start
    public record Ports(EventLog log, KeyValueStore store, QueryEngine engine, Path uploads) {}

    private FeaturesModule(FeaturesConfig config, Graph graph, Ports ports, InstantSource time) {
        EventJournal journal = new LogEventJournal(ports.log(), config.pushes());
        TiledFeatures tiles = new TiledFeatures(journal, ports.store(), config);
        declared = new DeclaredFeatures(graph.database(), graph.assets(), graph.edges(), this::problem);
        online = new CurrentFeatures(tiles, journal, declared::read);
        trainingSets = new QueryTrainingSets(ports.engine(), config.offlineTime(), online::definitions, journal);
        materializations =
                new JournalMaterializations(ports.engine(), config.offlineTime(), online::definitions, online);
        skewChecks = new DerivedSkewChecks(ports.engine(), config.offlineTime(), online::definitions, journal);
        routes = new FeaturesRoutes(
                        online::definitions, online, online, trainingSets, materializations, ports.uploads(), time)
                .routes();
    }

    public static FeaturesModule create(FeaturesConfig config, Graph graph, Ports ports, InstantSource time) {
        return new FeaturesModule(config, graph, ports, time);
    }

    private Optional<String> problem(EventSource next) {
        return online.problem(next);
    }

    /// What projects may declare.
    public List<DeclarationKind<?>> kinds() {
        return declared.kinds();
    }

    /// Brings the online store up to what is declared and what is in the journal. Failing, it says so in
    /// the log, and in the answer to every request until it is mended.
    public void start() {
        try {
            online.definitions();
        } catch (CodedException e) {
            LOG.error("features cannot be served: {}", e.getMessage());
        }
    }

    /// To be called after every apply.
    public void declarationsChanged() {
        online.declarationsChanged();
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
