package io.gimbal.cli;

import io.gimbal.client.Answer;
import io.gimbal.core.Home;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// One thing a person can ask for. It prints its answer and says how it ended; refusals come through as exceptions and
/// are printed by whoever called. Most verbs are a [ServerVerb].
public abstract class Verb implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The home whose server is asked. Default: GIMBAL_HOME, else .gimbal in the project around the"
                    + " working folder, else in your own home.")
    private @Nullable Path home;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "A server elsewhere, instead of the home's. Default: GIMBAL_SERVER.")
    private @Nullable URI server;

    protected Verb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public final Integer call() {
        return end();
    }

    /// Runs, and says what the process is to end with.
    protected int end() {
        return run().number();
    }

    protected abstract ExitCode run();

    protected final Shell shell() {
        return shell;
    }

    protected final Terminal terminal() {
        return shell.terminal();
    }

    protected final boolean json() {
        return json;
    }

    protected final Home home() {
        return home == null ? shell.usualHome() : new Home(shell.workingFolder().resolve(home));
    }

    /// Prints the answer as it came, where that was asked for.
    ///
    /// @return whether it did
    protected final boolean printJson(Answer answer) {
        if (json) {
            terminal().print(answer.text());
        }
        return json;
    }

    /// The server that was named by option or variable.
    protected final Optional<URI> namedServer() {
        return Optional.ofNullable(server)
                .or(() -> Optional.ofNullable(shell.environment().get("GIMBAL_SERVER"))
                        .filter(text -> !text.isEmpty())
                        .map(URI::create));
    }

    /// A session with the server meant, which is started for the moment if need be.
    protected final ServerSession connect() {
        return namedServer()
                .map(address -> ServerSession.at(address, shell))
                .orElseGet(() -> ServerSession.of(home(), shell));
    }
}
