package io.gimbal.cli.verbs;

import io.gimbal.core.Check;
import io.gimbal.core.Home;
import io.gimbal.core.MachineChecks;
import io.gimbal.core.config.SettingKey;
import io.gimbal.core.config.SettingsLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What can be looked at without a server: whether one could run here, on this home.
record LocalChecks(Home home, Map<String, String> environment) {
    private static final String DEFAULT_BIND = "127.0.0.1";
    private static final String DEFAULT_PORT = "8420";

    Checks run() {
        List<Check> checks = new ArrayList<>(MachineChecks.common(home));
        checks.add(MachineChecks.home(home));
        checks.add(port());
        return new Checks(checks);
    }

    private Check port() {
        String port = setting("http.port", DEFAULT_PORT);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            return new Check("port", false, "http.port is \"" + port + "\", expected a number from 0 to 65535");
        }
        return MachineChecks.port(setting("http.bind", DEFAULT_BIND), Integer.parseInt(port));
    }

    /// As a server that is started without options would have it.
    private String setting(String key, String otherwise) {
        return Stream.of(SettingsLayer.environment(environment, Set.of()), SettingsLayer.file(home.settingsFile()))
                .flatMap(layer -> layer.find(new SettingKey(key)).stream())
                .map(SettingsLayer.Given::text)
                .findFirst()
                .orElse(otherwise);
    }
}
