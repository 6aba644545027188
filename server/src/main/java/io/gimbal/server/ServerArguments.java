package io.gimbal.server;

import io.gimbal.core.CodedException;
import io.gimbal.core.Home;
import io.gimbal.core.NearestName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `gimbal server` was told: a home, and settings. A setting is given by its key (`--http.port 9000`); the common
/// ones have short names.
record ServerArguments(Home home, Map<String, String> settings) {
    private static final Map<String, String> SHORT =
            Map.of("port", "http.port", "bind", "http.bind", "allow-host", "http.allow-host");

    /// Said without a value.
    private static final String ALLOW_RESET = "allow-reset";

    ServerArguments {
        settings = Map.copyOf(settings);
    }

    /// @param fallback the home when none is named
    /// @throws CodedException INVALID_ARGUMENT if they cannot be understood
    static ServerArguments parse(List<String> arguments, Home fallback) {
        Map<String, String> settings = new LinkedHashMap<>();
        Home home = fallback;
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = name(arguments.get(i));
            if (name.equals(ALLOW_RESET)) {
                settings.put("admin." + ALLOW_RESET, "true");
                i--; // it has no value
                continue;
            }
            if (i + 1 == arguments.size()) {
                throw CodedException.invalidArgument("--" + name + " needs a value");
            }
            String value = arguments.get(i + 1);
            if (name.equals("home")) {
                home = new Home(Path.of(value));
            } else {
                settings.merge(key(name), value, (first, next) -> first + "," + next);
            }
        }
        return new ServerArguments(home, settings);
    }

    private static String name(String argument) {
        if (!argument.startsWith("--") || argument.length() == 2) {
            throw CodedException.invalidArgument("expected an option like --port, not \"" + argument + "\"");
        }
        return argument.substring(2);
    }

    private static String key(String name) {
        if (name.contains(".")) {
            return name;
        }
        String key = SHORT.get(name);
        if (key == null) {
            String hint = NearestName.of(name, List.of("home", "port", "bind", "allow-host"))
                    .map(it -> "did you mean --" + it + "?")
                    .orElse("settings are named in full, like --http.port");
            throw CodedException.invalidArgument("unknown option --" + name + ", " + hint);
        }
        return key;
    }
}
