package io.gimbal.server;

import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;

/// What an administrator may do to the whole server.
@Area("admin")
public record AdminConfig(
        @Setting(
                description = "whether POST /api/v1/admin/reset empties the home, for tests of clients: only on a home"
                        + " made with it, with SQLite, on the loopback address",
                defaultsTo = "false")
        boolean allowReset) {}
