package io.gimbal.features.wiring;

import io.gimbal.core.Scratch;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.eventtime.Horizon;
import io.gimbal.eventtime.Watermark;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.features.Addresses;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventJournal;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.Materializations;
import io.gimbal.features.OnlineFeatures;
import io.gimbal.features.ServedVectors;
import io.gimbal.features.SkewChecks;
import io.gimbal.features.SkewEvidence;
import io.gimbal.features.SourceEvents;
import io.gimbal.features.SourceExports;
import io.gimbal.features.SourceRows;
import io.gimbal.features.TrainingSets;
import io.gimbal.features.declared.DeclaredFeatures;
import io.gimbal.features.declared.GraphAddresses;
import io.gimbal.features.http.FeaturesRoutes;
import io.gimbal.features.http.SkewRoutes;
import io.gimbal.features.offline.DerivedSkewChecks;
import io.gimbal.features.offline.JournalMaterializations;
import io.gimbal.features.offline.JournalTables;
import io.gimbal.features.offline.OfflineParts;
import io.gimbal.features.offline.QuerySourceExports;
import io.gimbal.features.offline.QueryTrainingSets;
import io.gimbal.features.online.CurrentFeatures;
import io.gimbal.features.online.PushedEvents;
import io.gimbal.features.online.TiledFeatures;
import io.gimbal.features.store.LogEventJournal;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.http.Route;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.log.EventLog;
import io.gimbal.query.QueryEngine;
import io.gimbal.sql.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Features, as they are declared. Ready for use at once; [#start] only spares the first request the wait.
public final class FeaturesModule implements AutoCloseable {
    /// The evidence it gives.
    public static final List<EvidenceKind> EVIDENCE = List.of(SkewEvidence.KIND);

    private static final Logger LOG = LoggerFactory.getLogger(FeaturesModule.class);

    private final FeaturesConfig config;
    private final Graph graph;
    private final Ports ports;
    private final DeclaredFeatures declared;
    private final CurrentFeatures online;
    private final JournalTables journalTables;
    private final TrainingSets trainingSets;
    private final SourceExports exports;
    private final Materializations materializations;
    private final List<Route> routes;

    /// What says what features are, and keeps what is found out about them.
    public record Graph(Database database, Assets assets, Edges edges, EvidenceLog evidence) {
        Addresses addresses() {
            return new GraphAddresses(database, assets);
        }
    }

    /// What features stand on. None of it is closed with the module.
    ///
    /// @param ingested what came in for sources as data
    public record Ports(EventLog log, KeyValueStore store, QueryEngine engine, Scratch scratch, SourceRows ingested) {}

    /// @param wall the machine's clock
    /// @param watermark is told of what time pushed events are
    public record Clocks(InstantSource wall, Watermark watermark) {}

    private FeaturesModule(FeaturesConfig config, Graph graph, Ports ports, Clocks clocks) {
        this.config = config;
        this.graph = graph;
        this.ports = ports;
        EventJournal journal = new LogEventJournal(ports.log(), config.pushes());
        TiledFeatures tiles = new TiledFeatures(journal, ports.store(), config, clocks.wall());
        declared = new DeclaredFeatures(graph.database(), graph.assets(), graph.edges(), this::problemOf);
        online = new CurrentFeatures(tiles, journal, declared::read);
        journalTables = new JournalTables(
                journal, ports.engine(), config.offlineTime(), ports.scratch().open("journal"));
        trainingSets = new QueryTrainingSets(parts(), ports.ingested(), graph.addresses());
        exports = new QuerySourceExports(parts(), ports.ingested(), graph.addresses());
        materializations = new JournalMaterializations(parts(), online, ports.ingested());
        routes = new FeaturesRoutes(
                        online::definitions,
                        new FeaturesRoutes.Online(pushed(clocks), online),
                        new FeaturesRoutes.Offline(trainingSets, materializations, ports.scratch()),
                        clocks.wall())
                .routes();
    }

    private SourceEvents pushed(Clocks clocks) {
        return new PushedEvents(online, online::definitions, new Horizon(clocks.wall()), clocks.watermark());
    }

    private OfflineParts parts() {
        return new OfflineParts(ports.engine(), config.offlineTime(), online::definitions, journalTables);
    }

    public static FeaturesModule create(FeaturesConfig config, Graph graph, Ports ports, Clocks clocks) {
        return new FeaturesModule(config, graph, ports, clocks);
    }

    private Optional<String> problemOf(EventSource next) {
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
        } catch (RuntimeException e) {
            LOG.error("features cannot be served", e);
        }
    }

    /// Why features cannot be served, or not all of them; empty if all is well.
    public Optional<String> problem() {
        return online.problem();
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

    public SourceExports exports() {
        return exports;
    }

    /// @param served by whoever serves models, which stands on features itself
    public SkewChecks skewChecks(ServedVectors served) {
        return new DerivedSkewChecks(parts(), served, ports.scratch());
    }

    /// @param served by whoever serves models, which stands on features itself
    public List<Route> skewRoutes(ServedVectors served) {
        return new SkewRoutes(skewChecks(served), new SkewEvidence(graph.evidence(), graph.addresses())).routes();
    }

    public List<Route> routes() {
        return routes;
    }

    @Override
    public void close() {
        online.close();
    }
}
