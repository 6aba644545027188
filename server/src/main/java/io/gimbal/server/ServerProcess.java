package io.gimbal.server;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Home;
import io.gimbal.core.config.Configuration;
import io.gimbal.core.config.Configuration.Sources;
import io.gimbal.core.config.SettingsLayer;
import io.gimbal.json.JsonObject;
import io.gimbal.telemetry.log.LogConfig;
import io.gimbal.telemetry.log.Logging;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the process begins and ends: settings, one line with the address or with what is wrong, and a clean
/// stop when the system asks for it.
final class ServerProcess {
    /// Variables that are for the launcher and the command line.
    private static final Set<String> RESERVED = Set.of(
            "GIMBAL_HOME",
            "GIMBAL_JAVA_HOME",
            "GIMBAL_JAVA_OPTIONS",
            "GIMBAL_LAUNCHER",
            "GIMBAL_SERVER",
            "GIMBAL_TOKEN",
            "GIMBAL_TAXI_DATA");

    private static final String JSON = "--json";
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;

    private ServerProcess() {}

    /// Returns once the server answers; its threads keep the process alive.
    ///
    /// @param arguments of [ServerArguments], and `--json` for a line that programs read
    static void run(List<String> arguments) {
        try {
            Server server =
                    start(arguments.stream().filter(it -> !it.equals(JSON)).toList(), System.getenv());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
            System.out.println(arguments.contains(JSON) ? json(server) : "Gimbal answers at " + server.uri());
        } catch (CodedException e) {
            System.err.println("gimbal: " + e.getMessage());
            System.exit(e.code() == ErrorCode.INVALID_ARGUMENT ? MISUSED : REFUSED);
        }
    }

    private static String json(Server server) {
        return JsonObject.builder()
                .put("address", server.uri().toString())
                .build()
                .toString();
    }

    private static Server start(List<String> arguments, Map<String, String> environment) {
        Home usual = Home.locate(environment, Path.of("").toAbsolutePath(), Path.of(System.getProperty("user.home")));
        ServerArguments told = ServerArguments.parse(arguments, usual);
        Configuration settings = settings(told, environment);
        Logging.start(settings.get(LogConfig.class), System.err);
        return Main.start(told.home(), settings);
    }

    static Configuration settings(ServerArguments told, Map<String, String> environment) {
        List<SettingsLayer> layers = List.of(
                SettingsLayer.flags(told.settings()),
                SettingsLayer.environment(environment, RESERVED),
                SettingsLayer.file(told.home().settingsFile()));
        return Configuration.bind(Main.SETTINGS, new Sources(layers, told.home().folder(), environment));
    }

    private static void stop(Server server) {
        server.close();
        Logging.stop();
    }
}
