package io.gimbal.core.config;

import io.gimbal.core.CodedException;
import java.util.Locale;
import java.util.regex.Pattern;

/// The full name of a setting: an area and a `lower-case-dashed` name, `ports.sql.pool-size`.
public record SettingKey(String name) {
    private static final Pattern PART = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+");

    public SettingKey {
        if (!PART.matcher(name).matches()) {
            throw CodedException.invalidArgument(
                    "not a key: \"" + name + "\", expected lower-case words with dots and dashes, like ports.sql.url");
        }
    }

    /// The key of a record's component: `poolSize` in the area `ports.sql`.
    static SettingKey of(String area, String component) {
        return new SettingKey(
                area + "." + component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }

    /// `GIMBAL_PORTS_SQL_POOL_SIZE`
    public String variable() {
        return "GIMBAL_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    @Override
    public String toString() {
        return name;
    }
}
