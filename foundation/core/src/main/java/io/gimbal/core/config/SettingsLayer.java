package io.gimbal.core.config;

import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Settings from one place. Layers are asked in order and the first that has a key wins.
public interface SettingsLayer {
    /// What a layer says about a key, and where it says so.
    record Given(String text, Location origin) {}

    Optional<Given> find(SettingKey key);

    /// Adds what is wrong with the layer itself: unknown, renamed and doubled keys, unreadable lines.
    void check(KnownKeys known, Problems problems);

    /// Settings from the command line, by full key.
    static SettingsLayer flags(Map<String, String> values) {
        Map<String, Given> given = new LinkedHashMap<>();
        values.forEach((key, text) -> given.put(key, new Given(text, Location.of("flag --" + key))));
        return new KeyedLayer(given, new Problems());
    }

    /// Variables named `GIMBAL_` and a key's words: `ports.sql.pool-size` is `GIMBAL_PORTS_SQL_POOL_SIZE`.
    ///
    /// @param reserved variables that start with `GIMBAL_` and are no settings
    static SettingsLayer environment(Map<String, String> variables, Set<String> reserved) {
        return new EnvironmentLayer(variables, reserved);
    }

    /// A file of `key = value` lines; no settings if it does not exist.
    static SettingsLayer file(Path file) {
        return SettingsFile.read(file);
    }
}
