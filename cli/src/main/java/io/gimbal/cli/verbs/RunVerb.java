package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerSession;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Verb;
import io.gimbal.cli.capture.CommandCapture;
import io.gimbal.cli.capture.DataFiles;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        header = "Run a command and keep what it takes to run it again.",
        description = {
            "Records a run around COMMAND: the command line; the commit, and what differs from it as text, with new files;"
                    + " the packages that its Python has installed; processor, memory, limits of a container, GPUs; seeds;"
                    + " digests of data and of files that pin packages; who ran it where, when it began and ended, and its"
                    + " exit code, which is also how this ends. What is long is kept as artifacts below capture/.",
            "",
            "Nothing in COMMAND needs to know. A script that uses MLflow logs into this very run: mlflow.start_run() and"
                    + " autologging take it up, because MLFLOW_TRACKING_URI, MLFLOW_RUN_ID, MLFLOW_EXPERIMENT_ID and, with"
                    + " GIMBAL_TOKEN, MLFLOW_TRACKING_TOKEN are set. (A script that calls set_experiment needs the same name"
                    + " as --experiment.) Others find GIMBAL_RUN, GIMBAL_SERVER and GIMBAL_SEED.",
            "",
            "What looks like a secret is masked before it leaves this machine: known shapes of tokens, private keys,"
                    + " passwords in addresses, values called password, secret, api_key and so on; new files such as .env"
                    + " are left out. No program is asked but git, the Python that COMMAND names, and nvidia-smi.",
            "",
            "COMMAND is not run when no server takes the run. The run is failed when the command ends with another code"
                    + " than 0, or crashes by a signal, which is named; it is killed when somebody stops the command."
                    + " Ctrl-C reaches the command, which has 30 s to tidy up; when only this program is told to stop, it"
                    + " stops the command and what that has started. A server that is away at the end is tried again for"
                    + " 15 s; then the end is told here only."
        },
        footer = {
            "",
            "Examples:",
            "  gimbal run -- python train.py --rounds 200",
            "  gimbal run --experiment tuning --why 'deeper trees against the bias in Queens' --seed 7 -- ./train.sh",
            "  gimbal run --data rides.parquet --data labels/ -- python train.py"
        })
final class RunVerb extends Verb {
    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "What to run, with its arguments, after --.")
    private List<String> command = List.of();

    @Option(
            names = "--experiment",
            paramLabel = "NAME",
            description =
                    "The group the run belongs to; made if need be. Default: MLFLOW_EXPERIMENT_NAME, else Default.")
    private @Nullable String experiment;

    @Option(names = "--name", description = "What the run is called. Default: made up.")
    private @Nullable String name;

    @Option(names = "--why", paramLabel = "TEXT", description = "What changed since the last run, or what is tried.")
    private @Nullable String why;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of all that is random in the command. Without one, and without PYTHONHASHSEED, the"
                    + " run counts as not reproducible.")
    private @Nullable Long seed;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description = "A file or folder the command reads, kept as an input of the run by its digest. May be"
                    + " repeated.")
    private List<String> data = List.of();

    private final Patience patience;
    private int childExit;

    RunVerb(Shell shell) {
        this(shell, Patience.usual());
    }

    /// @param patience with a server that is away when the command has ended
    RunVerb(Shell shell, Patience patience) {
        super(shell);
        this.patience = patience;
    }

    /// Ends as the command did.
    @Override
    protected int end() {
        int own = super.end();
        return own == ExitCode.DONE.number() ? childExit : own;
    }

    @Override
    protected ExitCode run() {
        try (Interruption interruption = Interruption.watch(terminal().interactive());
                ServerSession session = session()) {
            CommandCapture capture = CommandCapture.of(command, shell().workingFolder(), shell().environment(), seed);
            capture.problems().forEach(terminal()::printError);
            RecordedRun run = RecordedRun.start(session.client(), wish(), capture);
            childExit = interruption.happened()
                    ? ExitCode.REFUSED.number()
                    : new ChildCommand(command, shell(), json()).run(told(run), interruption);
            finish(run, interruption.happened());
            return ExitCode.DONE;
        }
    }

    /// From here on the command's exit code is ours, even when its end cannot be recorded.
    private void finish(RecordedRun run, boolean interrupted) {
        RunEnding ending = RunEnding.of(childExit, interrupted);
        try {
            print(run, ending, run.finish(ending, patience));
        } catch (GimbalException e) {
            terminal()
                    .printError("the end of run " + run.id() + " (" + run.name() + ") is not recorded: " + ending + "; "
                            + e.getMessage());
            terminal().printError("to record it there: " + run.finishCommand(ending));
        }
    }

    private ServerSession session() {
        return namedServer()
                .map(address -> ServerSession.at(address, shell()))
                .orElseGet(() -> ServerSession.lasting(home(), shell()));
    }

    private RunWish wish() {
        return new RunWish(
                Optional.ofNullable(experiment)
                        .or(() -> Optional.ofNullable(shell().environment().get("MLFLOW_EXPERIMENT_NAME"))
                                .filter(text -> !text.isEmpty())),
                Optional.ofNullable(name),
                Optional.ofNullable(why),
                data.stream()
                        .map(path -> DataFiles.input(shell().workingFolder(), path))
                        .toList());
    }

    /// What the command finds in its environment.
    private Map<String, String> told(RecordedRun run) {
        String server = run.client().address().toString();
        Map<String, String> told = new HashMap<>();
        told.put("GIMBAL_RUN", run.id());
        told.put("GIMBAL_SERVER", server);
        told.put("MLFLOW_TRACKING_URI", server);
        told.put("MLFLOW_RUN_ID", run.id());
        told.put("MLFLOW_EXPERIMENT_ID", run.experiment());
        String token = shell().environment().getOrDefault("GIMBAL_TOKEN", "");
        if (!token.isEmpty()) {
            told.put("MLFLOW_TRACKING_TOKEN", token);
        }
        if (seed != null) {
            told.put("GIMBAL_SEED", seed.toString());
        }
        return told;
    }

    private void print(RecordedRun run, RunEnding ending, Answer ended) {
        if (!printJson(ended)) {
            terminal().err().println("run " + run.id() + " (" + run.name() + ") " + ending);
            terminal().err().flush();
        }
    }
}
