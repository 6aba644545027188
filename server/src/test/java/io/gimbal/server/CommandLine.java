package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.cli.Shell;
import io.gimbal.cli.Terminal;
import io.gimbal.cli.verbs.GimbalCommand;
import io.gimbal.core.Home;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The command line in a folder, talking to a whole server on a home of its own.
final class CommandLine implements AutoCloseable {
    private final Path folder;
    private final Server server;

    private CommandLine(Path folder, Server server) {
        this.folder = folder;
        this.server = server;
    }

    /// Event time moves only when a test moves it.
    ///
    /// @param folder where it is called; the home is below
    static CommandLine in(Path folder) {
        return in(folder, Map.of());
    }

    /// @param settings of the server, beside those that every test has
    static CommandLine in(Path folder, Map<String, String> settings) {
        Map<String, String> all =
                new HashMap<>(Map.of("http.port", "0", "log.level", "error", "event-time.follow", "false"));
        all.putAll(settings);
        ServerArguments told = new ServerArguments(new Home(folder.resolve(".gimbal")), all);
        return new CommandLine(folder, Main.start(told.home(), ServerProcess.settings(told, Map.of())));
    }

    /// How a verb ended and what it printed.
    record Result(int exitCode, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        JsonObject json() {
            return (JsonObject) Json.parse(out.strip());
        }
    }

    /// Runs a verb whatever comes of it.
    Result run(String... arguments) {
        return run(Map.of(), arguments);
    }

    Result run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> all = new HashMap<>(environment);
        all.put("GIMBAL_SERVER", server.uri().toString());
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
        int exitCode = GimbalCommand.execute(new Shell(terminal, all, folder, folder), List.of(arguments));
        return new Result(exitCode, out.toString(), err.toString());
    }

    /// Runs a verb that must succeed.
    Result done(String... arguments) {
        Result result = run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    Server server() {
        return server;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        server.close();
    }
}
