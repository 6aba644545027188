package io.gimbal.server;

import io.gimbal.core.config.Area;
import io.gimbal.core.config.Secret;
import io.gimbal.core.config.Setting;
import java.util.Optional;

/// How PostgreSQL is reached, where `ports.sql` chooses it.
@Area("ports.sql")
public record PostgresConfig(
        @Setting(description = "the database, like jdbc:postgresql://host:5432/gimbal", defaultsTo = "")
        Optional<String> url,

        @Setting(description = "who logs in", defaultsTo = "gimbal")
        String user,

        @Setting(description = "the password, as file:PATH or env:VARIABLE", defaultsTo = "")
        Optional<Secret> password) {}
