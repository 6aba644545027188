package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.Shell;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/// The list of verbs.
@Command(
        name = "gimbal",
        description = "Keeps machine-learning models level while the world underneath them moves.",
        versionProvider = GimbalCommand.Version.class,
        synopsisSubcommandLabel = "VERB",
        footer = {
            "",
            "Data is kept in a home: GIMBAL_HOME, else .gimbal in the project around the working folder, else ~/.gimbal;"
                    + " --home DIR names another.",
            "gimbal VERB --help tells more about a verb. Every verb has --json for scripts. Where no server has the home,"
                    + " one is started for the moment.",
            "Ends with 0 when done, 1 when refused or not well, 2 when misused, 3 when no server could do it."
        })
@SuppressWarnings("UnusedVariable") // picocli acts on help and version by itself
public final class GimbalCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    private boolean version;

    private GimbalCommand() {}

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"gimbal " + VersionVerb.own()};
        }
    }

    /// Runs one command line.
    ///
    /// @return the exit code
    public static int execute(Shell shell, List<String> arguments) {
        return commandLine(shell).execute(words(arguments).toArray(String[]::new));
    }

    /// `help VERB` is `VERB --help`.
    private static List<String> words(List<String> arguments) {
        if (arguments.isEmpty()) {
            return List.of("--help");
        }
        if (!arguments.getFirst().equals("help")) {
            return arguments;
        }
        return Stream.concat(arguments.stream().skip(1), Stream.of("--help")).toList();
    }

    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new GimbalCommand())
                .addSubcommand(new RunServerVerb(shell))
                .addSubcommand(new DemoVerb(shell))
                .addSubcommand(new InitVerb(shell))
                .addSubcommand(new PlanVerb(shell))
                .addSubcommand(new ApplyVerb(shell))
                .addSubcommand(new SchemaVerb(shell))
                .addSubcommand(DataVerb.with(shell))
                .addSubcommand(FeaturesVerb.with(shell))
                .addSubcommand(PipelinesVerb.with(shell))
                .addSubcommand(new CommandLine(new RunVerb(shell)).setStopAtPositional(true))
                .addSubcommand(new ModelsVerb(shell))
                .addSubcommand(new ReviewVerb(shell))
                .addSubcommand(new PromoteVerb(shell))
                .addSubcommand(new RollbackVerb(shell))
                .addSubcommand(new DiffVerb(shell))
                .addSubcommand(EndpointsVerb.with(shell))
                .addSubcommand(new AlertsVerb(shell))
                .addSubcommand(graph(shell))
                .addSubcommand(new DebtVerb(shell))
                .addSubcommand(new ScoreVerb(shell))
                .addSubcommand(TokensVerb.commandLine(shell))
                .addSubcommand(new GcVerb(shell))
                .addSubcommand(new StatusVerb(shell))
                .addSubcommand(new DoctorVerb(shell))
                .addSubcommand(new VersionVerb(shell))
                .setOut(shell.terminal().out())
                .setErr(shell.terminal().err())
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new Refusals(shell.terminal()))
                .setParameterExceptionHandler(GimbalCommand::misused);
    }

    private static CommandLine graph(Shell shell) {
        return new CommandLine(new GraphVerb(shell)).addSubcommand(new GraphVerb.ImpactVerb(shell));
    }

    private static int misused(CommandLine.ParameterException e, String... arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("gimbal: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr().println("gimbal: " + command.getCommandSpec().qualifiedName() + " --help tells more");
        command.getErr().flush();
        return ExitCode.MISUSED.number();
    }
}
