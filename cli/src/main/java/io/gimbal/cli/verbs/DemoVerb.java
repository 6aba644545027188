package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.Progress;
import io.gimbal.cli.ServerSession;
import io.gimbal.cli.Shell;
import io.gimbal.cli.StartedServer;
import io.gimbal.cli.Terminal;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Home;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "A home with a story in it is opened and shown, nothing is told again; --fresh starts over. With --json the"
                    + " address and the numbers of the run are printed once it is told, as one document; what happens"
                    + " goes to standard error."
        },
        footer = {"", "Example:", "  gimbal demo --data ~/green-taxi --until 2020-04-30 --report report.json"})
final class DemoVerb implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private final StoryOptions story = new StoryOptions();

    @Option(names = "--home", paramLabel = "DIR", description = "The server's home. Default: .gimbal/demo.")
    private Path home = Path.of(".gimbal", "demo");

    @Option(names = "--fresh", description = "Remove the home first, and start over.")
    private boolean fresh;

    @Option(names = "--port", paramLabel = "N", description = "The server's port; 0 takes a free one. Default: 8420.")
    private @Nullable Integer port;

    @Option(names = "--exit", description = "Stop the server at the end.")
    private boolean exit;

    @Option(names = "--json", description = "Print the address and the numbers of the run as JSON.")
    private boolean json;

    DemoVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path launcher = shell.launcher()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.UNAVAILABLE, "the demo is started by the launcher, ./gimbal demo"));
        DemoHome place = new DemoHome(new Home(shell.workingFolder().resolve(home)));
        Optional<URI> running = fresh ? Optional.empty() : ServerSession.running(place.home());
        if (running.isPresent()) {
            return shown(place, running.get(), "is open already").number();
        }
        if (fresh) {
            place.clear();
        }
        place.requireHome();
        return open(launcher, place);
    }

    private int open(Path launcher, DemoHome place) throws InterruptedException {
        boolean used = place.isUsed();
        try (DemoProcesses processes = new DemoProcesses()) {
            StartedServer server = start(launcher, place, processes);
            if (used && hasStory(server.address())) {
                ExitCode code = shown(place, server.address(), "has a story in it");
                return code == ExitCode.DONE ? stay(server) : code.number();
            }
            return told(server, launcher, place, processes);
        }
    }

    /// Where is said how it goes: what is printed as JSON has standard output for itself.
    private Terminal talk() {
        Terminal terminal = shell.terminal();
        return json ? new Terminal(terminal.err(), terminal.err(), terminal.interactive()) : terminal;
    }

    private StartedServer start(Path launcher, DemoHome place, DemoProcesses processes) {
        // The story tells itself how far its time has come, and so comes out the same each time.
        List<String> arguments =
                new ArrayList<>(List.of("--home", place.home().toString(), "--event-time.follow", "false"));
        if (port != null) {
            arguments.addAll(List.of("--port", port.toString()));
        }
        try (Progress _ = Progress.start(shell.terminal(), "starting a server on " + place.home())) {
            StartedServer server = processes.server(StartedServer.start(launcher, arguments, place.log()));
            talk().print("Gimbal answers at " + server.address());
            return server;
        }
    }

    /// Whether data came in. Before that no story has begun, whatever ended the one that was to be told.
    private boolean hasStory(URI address) {
        try (ServerSession session = ServerSession.at(address, shell)) {
            byte[] datasets = session.client().get("/api/v1/datasets").bytes();
            return Json.read(datasets, JsonObject.class).array("items").objects().stream()
                    .anyMatch(it -> it.has("newest"));
        }
    }

    /// @param why nothing is told
    private ExitCode shown(DemoHome place, URI address, String why) {
        String home = "the home " + place.home() + " " + why;
        if (story.report(shell.workingFolder()).isPresent()) {
            talk().printError(home + ", and a report is of a story being told; --fresh starts over");
            return ExitCode.REFUSED;
        }
        talk().print(home + ", which is shown at " + address + "; --fresh starts over");
        if (!story.given().isEmpty()) {
            talk().printError(String.join(", ", story.given()) + " left aside, because nothing is told again");
        }
        printJson(place, address, Optional.empty());
        return ExitCode.DONE;
    }

    private int told(StartedServer server, Path launcher, DemoHome place, DemoProcesses processes)
            throws InterruptedException {
        Optional<Path> report = story.report(shell.workingFolder())
                .or(() -> Optional.of(place.home().folder().resolve("report.json"))
                        .filter(_ -> json));
        int code = processes.driver(driver(server, launcher, report), talk(), json);
        if (code == ExitCode.MISUSED.number() || DemoProcesses.wasStopped(code)) { // it has said why, or knows
            return code;
        }
        if (code != 0) {
            talk().printError("the story ended early; gimbal demo opens what there is of it, --fresh starts over");
            return code;
        }
        printJson(place, server.address(), report);
        return stay(server);
    }

    /// @param report of the story that was told
    private void printJson(DemoHome place, URI address, Optional<Path> report) {
        if (!json) {
            return;
        }
        JsonObject.Builder document = JsonObject.builder()
                .put("address", address.toString())
                .put("home", place.home().toString());
        report.ifPresent(file -> document.put("report", read(file)));
        shell.terminal().print(document.build().toString());
    }

    private static JsonValue read(Path report) {
        try {
            return Json.parse(Files.readAllBytes(report));
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot read the report " + report + ": " + e, e);
        }
    }

    private int stay(StartedServer server) throws InterruptedException {
        if (exit) {
            return ExitCode.DONE.number();
        }
        talk().print("Gimbal answers at " + server.address() + " until Ctrl-C");
        return server.await() == 0 ? ExitCode.DONE.number() : ExitCode.FAILED.number();
    }

    /// The story is told by a program that only knows the server's address.
    private List<String> driver(StartedServer server, Path launcher, Optional<Path> report) {
        Path example = launcher.toAbsolutePath().resolveSibling("examples").resolve("taxi");
        List<String> command = new ArrayList<>(DemoProcesses.java(example.resolve("target/gimbal-taxi.jar")));
        command.addAll(List.of("demo", "--project", example.toString()));
        command.addAll(List.of("--server", server.address().toString()));
        command.addAll(List.of("--server-process", Long.toString(server.processId())));
        command.addAll(story.arguments(shell.workingFolder()));
        report.ifPresent(file -> command.addAll(List.of("--report", file.toString())));
        return command;
    }
}
