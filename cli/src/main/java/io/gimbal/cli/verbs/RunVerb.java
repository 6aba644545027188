package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        header = "Run a command and keep what it takes to run it again.",
        description = {
            "Records a run around COMMAND: the command line, the commit of the code and whether files differed from it,"
                    + " the seed, the machine, the digests of files that pin packages, when it began and ended, and its exit"
                    + " code, which is also how this ends.",
            "The command finds the run's id in GIMBAL_RUN, the server in GIMBAL_SERVER and the seed in GIMBAL_SEED. It is"
                    + " not run when the run cannot be recorded."
        },
        footer = {
            "",
            "Examples:",
            "  gimbal run -- python train.py --rounds 200",
            "  gimbal run --experiment tuning --name deeper-trees --seed 7 -- ./train.sh"
        })
final class RunVerb extends ServerVerb {
    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "What to run, with its arguments, after --.")
    private List<String> command = List.of();

    @Option(names = "--experiment", paramLabel = "NAME", description = "The group the run belongs to; made if need be.")
    private @Nullable String experiment;

    @Option(names = "--name", description = "What the run is called. Default: made up.")
    private @Nullable String name;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of all that is random in the command. Without one, the run counts as not"
                    + " reproducible.")
    private @Nullable Long seed;

    private int childExit;

    RunVerb(Shell shell) {
        super(shell);
    }

    private record NewRun(
            @Nullable String experiment, @Nullable String name, CommandCapture capture) {}

    private record Finish(String status) {}

    private record Tags(Map<String, String> tags) {}

    /// Ends as the command did.
    @Override
    protected int end() {
        int own = super.end();
        return own == ExitCode.DONE.number() ? childExit : own;
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        CommandCapture capture = CommandCapture.of(shell(), command, seed);
        String experimentId = experiment == null ? null : experimentId(client, experiment);
        JsonObject made = Json.read(
                client.post("/api/v1/runs", new NewRun(experimentId, name, capture))
                        .bytes(),
                JsonObject.class);
        String path = "/api/v1/runs/" + GimbalClient.encode(made.text("id"));
        Thread interrupted = new Thread(() -> finish(client, path, "killed"), "run-interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        childExit = execute(client, made.text("id"));
        Runtime.getRuntime().removeShutdownHook(interrupted);
        Answer ended = finish(client, path, status());
        client.post(path + "/batch", new Tags(Map.of("exit_code", Integer.toString(childExit))));
        if (!printJson(ended)) {
            terminal()
                    .err()
                    .println("run " + made.text("id") + " (" + made.text("name") + ") " + status() + ", exit code "
                            + childExit);
            terminal().err().flush();
        }
        return ExitCode.DONE;
    }

    private static Answer finish(GimbalClient client, String path, String status) {
        return client.post(path + "/finish", new Finish(status));
    }

    /// A shell's exit codes above 128 tell of a signal.
    private String status() {
        if (childExit == 0) {
            return "finished";
        }
        return childExit > 128 ? "killed" : "failed";
    }

    private int execute(GimbalClient client, String run) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(shell().workingFolder().toFile())
                .inheritIO();
        builder.environment().put("GIMBAL_RUN", run);
        builder.environment().put("GIMBAL_SERVER", client.address().toString());
        if (seed != null) {
            builder.environment().put("GIMBAL_SEED", seed.toString());
        }
        if (json()) {
            builder.redirectOutput(ProcessBuilder.Redirect.PIPE); // standard output is for the JSON
        }
        try {
            Process process = builder.start();
            if (json()) {
                process.inputReader().lines().forEach(terminal().err()::println);
            }
            return process.waitFor();
        } catch (IOException e) {
            terminal().printError("cannot run " + command.getFirst() + ": " + e.getMessage());
            return 127; // as shells say it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(ErrorCode.CANCELLED, "interrupted while " + command.getFirst() + " ran", e);
        }
    }

    private static String experimentId(GimbalClient client, String wanted) {
        JsonObject page = Json.read(client.get("/api/v1/experiments?size=1000").bytes(), JsonObject.class);
        return page.array("items").objects().stream()
                .filter(it -> it.text("name").equals(wanted))
                .map(it -> it.text("id"))
                .findFirst()
                .orElseGet(() -> Json.read(
                                client.post("/api/v1/experiments", Map.of("name", wanted))
                                        .bytes(),
                                JsonObject.class)
                        .text("id"));
    }
}
