package io.gimbal.server;

import io.gimbal.access.AccessConfig;
import io.gimbal.access.wiring.AccessModule;
import io.gimbal.core.SystemSources;
import io.gimbal.core.config.Configuration;
import io.gimbal.data.wiring.DataModule;
import io.gimbal.declare.wiring.DeclareModule;
import io.gimbal.eventtime.wiring.EventTimeModule;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.features.wiring.FeaturesModule;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.http.Route;
import io.gimbal.monitoring.wiring.MonitoringModule;
import io.gimbal.pipelines.wiring.PipelinesModule;
import io.gimbal.registry.wiring.RegistryModule;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.serving.wiring.ServingModule;
import io.gimbal.sql.Migrations;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// What every capability writes to and obeys.
record Backbone(
        AccessModule access, GraphModule graph, RulesModule rules, EvidenceModule evidence, EventTimeModule eventTime) {

    static final List<Migrations> MIGRATIONS = List.of(
            AccessModule.MIGRATIONS,
            GraphModule.MIGRATIONS,
            EvidenceModule.MIGRATIONS,
            EventTimeModule.MIGRATIONS,
            DeclareModule.MIGRATIONS);

    static Backbone create(Storage storage, Configuration settings, InstantSource time) {
        AccessModule access = AccessModule.create(
                settings.get(AccessConfig.class),
                new AccessModule.Stores(storage.database(), storage.blobs(), storage.pointers()),
                SystemSources::randomBytes,
                time);
        RulesModule rules = RulesModule.create();
        EvidenceModule evidence = EvidenceModule.create(storage.database(), rules.compiler(), evidenceKinds(), time);
        return new Backbone(
                access,
                GraphModule.create(storage.database(), time),
                rules,
                evidence,
                EventTimeModule.create(storage.database(), evidence.subscriptions(), time));
    }

    List<Route> routes() {
        return Stream.of(access.routes(), graph.routes(), eventTime.routes())
                .flatMap(List::stream)
                .toList();
    }

    /// What the capabilities find out.
    private static List<EvidenceKind> evidenceKinds() {
        return Stream.of(
                        DataModule.EVIDENCE,
                        FeaturesModule.EVIDENCE,
                        ServingModule.EVIDENCE,
                        RegistryModule.EVIDENCE,
                        PipelinesModule.EVIDENCE,
                        MonitoringModule.EVIDENCE)
                .flatMap(List::stream)
                .toList();
    }
}
