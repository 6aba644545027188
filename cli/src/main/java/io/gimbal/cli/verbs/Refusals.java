package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.Terminal;
import io.gimbal.client.GimbalException;
import io.gimbal.client.Problem;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Prints what a server, or this side, refused, and chooses the exit code.
final class Refusals implements IExecutionExceptionHandler {
    private final Terminal terminal;

    Refusals(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        return switch (e) {
            case GimbalException refused -> print(refused);
            case CodedException refused -> print(refused);
            default -> throw e;
        };
    }

    private int print(GimbalException refused) {
        String message = String.valueOf(refused.getMessage());
        terminal.printError(message);
        refused.problems().stream()
                .map(Problem::toString)
                .filter(line -> !message.contains(line))
                .forEach(line -> terminal.err().println("  " + line));
        terminal.err().flush();
        return exitCode(refused).number();
    }

    private static ExitCode exitCode(GimbalException refused) {
        if (refused.code().equals("invalid-argument")) {
            return ExitCode.MISUSED;
        }
        return refused.status() == 0 || refused.status() >= 500 ? ExitCode.FAILED : ExitCode.REFUSED;
    }

    private int print(CodedException refused) {
        terminal.printError(refused.getMessage());
        return (refused.code() == ErrorCode.INVALID_ARGUMENT ? ExitCode.MISUSED : ExitCode.FAILED).number();
    }
}
