package io.gimbal.server;

import io.gimbal.core.Check;
import io.gimbal.core.config.BoundSetting;
import io.gimbal.core.config.Configuration;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What the process says about itself.
final class ServerRoutes {
    private final Version version;
    private final Checkup checkup;
    private final Configuration settings;
    private final InstantSource time;
    private final Instant startedAt;

    ServerRoutes(Version version, Checkup checkup, Configuration settings, InstantSource time) {
        this.version = version;
        this.checkup = checkup;
        this.settings = settings;
        this.time = time;
        this.startedAt = time.instant();
    }

    record VersionView(String version, String java) {}

    record StatusView(String version, String home, Instant startedAt, Duration uptime, List<Check> checks) {}

    record SettingView(String key, String value, String origin) {
        static SettingView of(BoundSetting setting) {
            return new SettingView(
                    setting.key(), setting.text(), setting.origin().toString());
        }
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/version", this::version),
                Route.get("/api/v1/status", this::status),
                Route.get("/api/v1/settings", this::settings));
    }

    private Response version(Request request) {
        return Response.json(new VersionView(version.text(), Runtime.version().toString()));
    }

    private Response status(Request request) {
        return Response.json(new StatusView(
                version.text(),
                checkup.home().toString(),
                startedAt,
                Duration.between(startedAt, time.instant()),
                checkup.run()));
    }

    private Response settings(Request request) {
        return Response.json(settings.settings().stream().map(SettingView::of).toList());
    }
}
