package io.gimbal.server;

import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;

/// Which technology stands behind each port.
@Area("ports")
public record ServerConfig(
        @Setting(description = "where metadata is kept; postgresql needs ports.sql.url", defaultsTo = "sqlite")
        Metadata sql) {

    public enum Metadata {
        SQLITE,
        POSTGRESQL
    }
}
