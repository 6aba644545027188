package io.gimbal.server;

import io.gimbal.core.FreeSpace;
import io.gimbal.core.Home;
import io.gimbal.core.IdSource;
import io.gimbal.core.SystemSources;
import io.gimbal.core.config.Configuration;
import io.gimbal.eventtime.EventClock;
import io.gimbal.eventtime.Watermark;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.Subscriptions;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.sql.Database;
import io.gimbal.telemetry.Health;
import io.gimbal.telemetry.Metrics;
import java.time.InstantSource;

/// What the capabilities are built on, with names for what most of them ask for.
record Ground(
        Storage storage,
        Backbone backbone,
        Configuration settings,
        InstantSource time,
        IdSource ids,
        Metrics metrics,
        Health health) {

    static Ground open(Home home, Configuration settings, OpenedParts opened) {
        InstantSource time = SystemSources.time();
        Storage storage = Storage.open(home, settings, time, opened);
        Backbone backbone = Backbone.create(storage, settings, time);
        Health health = new Health();
        health.addReady("space", new FreeSpace(home)::problem);
        return new Ground(storage, backbone, settings, time, SystemSources.ids(), new Metrics().withProcess(), health);
    }

    Database database() {
        return storage.database();
    }

    Assets assets() {
        return backbone.graph().assets();
    }

    Edges edges() {
        return backbone.graph().edges();
    }

    EvidenceLog evidence() {
        return backbone.evidence().log();
    }

    Subscriptions subscriptions() {
        return backbone.evidence().subscriptions();
    }

    EventClock clock() {
        return backbone.eventTime().clock();
    }

    Watermark watermark() {
        return backbone.eventTime().arrivals();
    }

    /// The present of the data; that of the machine until event time has begun.
    InstantSource reached() {
        return () -> clock().reached().orElseGet(time::instant);
    }
}
