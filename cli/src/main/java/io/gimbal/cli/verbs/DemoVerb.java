package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.Progress;
import io.gimbal.cli.ServerSession;
import io.gimbal.cli.Shell;
import io.gimbal.cli.StartedServer;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Home;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        header = "Tell the story of the taxi example on a server of its own.",
        description = {
            "A model goes from raw data to guarded production, the world changes under it, and Gimbal notices, protects"
                    + " the users, retrains and recovers: trip by trip, in two minutes. The address is printed first, so"
                    + " that the pages can be watched meanwhile. At the end the server stays up; Ctrl-C stops it.",
            "Without --data the trips are invented, the same ones every time. examples/taxi/README.md tells the story"
                    + " and where the real files come from.",
            "A home with a story in it is opened and shown, nothing is told again; --fresh starts over."
        },
        footer = {"", "Example:", "  gimbal demo --data ~/green-taxi --until 2020-04-30 --report report.json"})
final class DemoVerb implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder with green-taxi trip files, the zone table and the weather, instead of invented"
                    + " ones. Its sub-folders are not read.")
    private @Nullable Path data;

    @Option(names = "--train-days", paramLabel = "N", description = "How many days to train on. Default: 14.")
    private int trainDays = 14;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The last day to live through. Default: the 45th after training, or the last there is.")
    private @Nullable LocalDate until;

    @Option(names = "--home", paramLabel = "DIR", description = "The server's home. Default: .gimbal/demo.")
    private Path home = Path.of(".gimbal", "demo");

    @Option(names = "--fresh", description = "Remove the home first, and start over.")
    private boolean fresh;

    @Option(names = "--port", paramLabel = "N", description = "The server's port; 0 takes a free one. Default: 8420.")
    private @Nullable Integer port;

    @Option(names = "--exit", description = "Stop the server at the end.")
    private boolean exit;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the numbers of the run, as JSON.")
    private @Nullable Path report;

    DemoVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path launcher = shell.launcher()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.UNAVAILABLE, "the demo is started by the launcher, ./gimbal demo"));
        DemoHome place = new DemoHome(new Home(shell.workingFolder().resolve(home)));
        Optional<URI> running = ServerSession.running(place.home());
        if (running.isPresent() && !fresh) {
            return alreadyThere(running.get(), place);
        }
        if (fresh) {
            place.clear();
        }
        boolean told = place.isUsed();
        if (told && report != null) {
            throw CodedException.failedPrecondition("the home " + place.home()
                    + " has a story in it, and a report is of a story being told; add --fresh to start over");
        }
        try (DemoProcesses processes = new DemoProcesses()) {
            StartedServer server = start(launcher, place, processes);
            return told ? shown(server, place) : told(server, launcher, place, processes);
        }
    }

    private int alreadyThere(URI address, DemoHome place) {
        shell.terminal().print("the home " + place.home() + " is open already, Gimbal answers at " + address);
        return (report == null ? ExitCode.DONE : ExitCode.REFUSED).number();
    }

    private StartedServer start(Path launcher, DemoHome place, DemoProcesses processes) {
        List<String> arguments = new ArrayList<>(List.of("--home", place.home().toString()));
        if (port != null) {
            arguments.addAll(List.of("--port", port.toString()));
        }
        try (Progress _ = Progress.start(shell.terminal(), "starting a server on " + place.home())) {
            StartedServer server = processes.server(StartedServer.start(launcher, arguments, place.log()));
            shell.terminal().print("Gimbal answers at " + server.address());
            return server;
        }
    }

    private int shown(StartedServer server, DemoHome place) throws InterruptedException {
        shell.terminal().print("there is a story in " + place.home() + " already, which is shown; --fresh starts over");
        return stay(server);
    }

    private int told(StartedServer server, Path launcher, DemoHome place, DemoProcesses processes)
            throws InterruptedException {
        int code = processes.driver(driver(server, launcher));
        if (code == ExitCode.MISUSED.number()) { // nothing was told
            processes.close();
            place.clear();
            return code;
        }
        if (DemoProcesses.wasStopped(code)) {
            return code;
        }
        if (code != 0) {
            shell.terminal()
                    .printError(
                            "the story ended early; gimbal demo opens what there is of it, --fresh" + " starts over");
            return code;
        }
        return stay(server);
    }

    private int stay(StartedServer server) throws InterruptedException {
        if (exit) {
            return ExitCode.DONE.number();
        }
        shell.terminal().print("Gimbal answers at " + server.address() + " until Ctrl-C");
        return server.await() == 0 ? ExitCode.DONE.number() : ExitCode.FAILED.number();
    }

    /// The story is told by a program that only knows the server's address.
    private List<String> driver(StartedServer server, Path launcher) {
        Path example = launcher.toAbsolutePath().resolveSibling("examples").resolve("taxi");
        List<String> command = new ArrayList<>(DemoProcesses.java(example.resolve("target/gimbal-taxi.jar")));
        command.addAll(List.of("demo", "--project", example.toString()));
        command.addAll(List.of("--server", server.address().toString()));
        command.addAll(List.of("--server-process", Long.toString(server.processId())));
        command.addAll(List.of("--train-days", Integer.toString(trainDays)));
        add(command, "--data", data == null ? null : shell.workingFolder().resolve(data));
        add(command, "--until", until);
        add(command, "--report", report == null ? null : shell.workingFolder().resolve(report));
        return command;
    }

    private static void add(List<String> command, String name, @Nullable Object value) {
        if (value != null) {
            command.addAll(List.of(name, value.toString()));
        }
    }
}
