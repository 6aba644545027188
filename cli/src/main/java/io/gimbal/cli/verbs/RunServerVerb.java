package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.Shell;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Describes `gimbal server`. The launcher runs it, in a process of its own.
@Command(
        name = "server",
        header = "Run a server in the foreground.",
        description = {
            "Prints one line with its address when it answers, and stops cleanly on" + " Ctrl-C or SIGTERM.",
            "Everything it keeps is in its home, a folder that one server has at a time: --home, else GIMBAL_HOME, else"
                    + " .gimbal in the project around the working folder, else ~/.gimbal. Only metadata can be elsewhere,"
                    + " in PostgreSQL (ports.sql).",
            "Settings are taken from these options, the environment (GIMBAL_HTTP_PORT), the file gimbal.properties in"
                    + " the home, and their defaults, in this order; docs/configuration.md lists them.",
            "Event time, by which monitors close days and alerts act, follows the predictions, labels and events that"
                    + " arrive. A replay that tells it by itself starts the server with --event-time.follow false."
        },
        footer = {"", "Example:", "  gimbal server --home /srv/gimbal --port 9000 --log.level debug"})
@SuppressWarnings("UnusedVariable") // the options are here to be described
final class RunServerVerb implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: GIMBAL_HOME, else .gimbal in the project around the"
                    + " working folder, else ~/.gimbal.")
    private @Nullable Path home;

    @Option(names = "--port", paramLabel = "N", description = "The port; 0 takes a free one. Default: 8420.")
    private @Nullable Integer port;

    @Option(names = "--bind", paramLabel = "ADDR", description = "The address to listen on. Default: 127.0.0.1.")
    private @Nullable String bind;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "A name clients may call the server by, beside localhost. May be repeated.")
    private @Nullable String allowHost;

    @Option(
            names = "--allow-reset",
            description = "Let POST /api/v1/admin/reset empty a home that was made with this option, for tests.")
    private boolean allowReset;

    @Option(names = "--KEY", paramLabel = "VALUE", description = "Any setting by its full key, like --log.level debug.")
    private @Nullable String setting;

    @Option(names = "--json", description = "Print the line with the address as JSON.")
    private boolean json;

    RunServerVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        shell.terminal().printError("a server is started by the launcher, ./gimbal server");
        return ExitCode.MISUSED.number();
    }
}
