package io.gimbal.server;

import io.gimbal.core.CodedException;
import io.gimbal.core.Home;
import io.gimbal.core.config.Configuration;
import io.gimbal.core.config.Secret;
import io.gimbal.sql.Database;
import io.gimbal.sql.PostgresDatabase;
import io.gimbal.sql.SqliteDatabase;

/// Opens the metadata where the settings say it is.
final class Databases {
    private Databases() {}

    /// @throws CodedException INVALID_ARGUMENT if a needed setting is missing, UNAVAILABLE if it cannot be opened
    static Database open(Home home, Configuration settings) {
        return switch (settings.get(ServerConfig.class).sql()) {
            case SQLITE -> SqliteDatabase.open(home.folder().resolve("metadata.db"));
            case POSTGRESQL -> openPostgres(settings.get(PostgresConfig.class));
        };
    }

    private static Database openPostgres(PostgresConfig config) {
        String url = config.url()
                .orElseThrow(() -> CodedException.invalidArgument(
                        "ports.sql is postgresql, but ports.sql.url is missing, expected jdbc:postgresql://HOST/NAME"));
        return PostgresDatabase.open(
                url, config.user(), config.password().map(Secret::reveal).orElse(""));
    }
}
