package io.gimbal.cli.wiring;

import io.gimbal.cli.Shell;
import io.gimbal.cli.Terminal;
import io.gimbal.cli.verbs.GimbalCommand;
import java.io.Console;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs one verb and ends with its exit code.
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        boolean interactive =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        Terminal terminal = new Terminal(writer(System.out), writer(System.err), interactive);
        Shell shell = new Shell(
                terminal, System.getenv(), Path.of("").toAbsolutePath(), Path.of(System.getProperty("user.home")));
        System.exit(GimbalCommand.execute(shell, List.of(arguments)));
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
