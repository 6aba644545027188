package io.gimbal.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.cli.CommandLineFixture;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Terminal;
import io.gimbal.cli.wiring.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// A run whose command, or whose server, is stopped before its end. Commands and test wait for each other at pipes with
/// names: `alive` is held open by all that a command starts, so its end is their end.
@Timeout(120)
final class RunInterruptedTest {
    private static final String WAITS = "exec 3> alive; echo begun >&3; read go < go; exit 4";
    private static final String HAS_A_CHILD = "exec 3> alive; sleep 600 & echo begun >&3; wait";

    @TempDir
    Path folder;

    private CommandLineFixture server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = RunServer.in(folder);
        assertThat(new ProcessBuilder("mkfifo", "alive", "go")
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aServerThatIsGoneAtTheEndDoesNotHideHowTheCommandEnded() throws Exception {
        StringWriter said = new StringWriter();
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> runWithoutPatience(said));
        try (BufferedReader alive = Files.newBufferedReader(folder.resolve("alive"))) {
            assertThat(alive.readLine()).isEqualTo("begun");
            server.close();
            Files.writeString(folder.resolve("go"), "go\n");

            assertThat(code.get()).isEqualTo(4);
        }
        String address = server.address().toString();
        assertThat(said.toString().lines())
                .containsExactly(
                        "gimbal: the end of run r1 (bold-fox) is not recorded: failed, exit code 4; the server at "
                                + address + " cannot be reached",
                        "gimbal: to record it there: curl -X POST " + address + "/api/v1/runs/r1/finish"
                                + " -H 'Content-Type: application/json' -d '{\"status\":\"failed\"}'");
    }

    private int runWithoutPatience(StringWriter said) {
        Terminal terminal = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(said), false);
        Map<String, String> environment =
                Map.of("GIMBAL_SERVER", server.address().toString());
        Shell shell = new Shell(terminal, environment, folder, folder.resolve("user"));
        Patience none = new Patience(Duration.ofSeconds(10), List.of(Duration.ZERO));
        return new CommandLine(new RunVerb(shell, none))
                .setStopAtPositional(true)
                .execute("sh", "-c", WAITS);
    }

    /// It has no terminal, so nobody else tells the command.
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsTheCommandWithAllItStartedAndKillsTheRun(String signal, int code) throws Exception {
        Process gimbal = startGimbal();
        try (BufferedReader alive = Files.newBufferedReader(folder.resolve("alive"))) {
            assertThat(alive.readLine()).isEqualTo("begun");
            new ProcessBuilder("kill", "-" + signal, Long.toString(gimbal.pid())).start();

            assertThat(alive.readLine()).as("nothing lives that held it open").isNull();
        }
        assertThat(gimbal.waitFor()).isEqualTo(code);
        assertThat(folder.resolve("said")).content().contains("run r1 (bold-fox) killed, exit code 143 (SIGTERM)");
        assertThat(server.requests()).endsWith(RunServer.FINISH + "{\"status\":\"killed\"}");
    }

    /// Signals that whoever started the tests had ignored are not.
    private Process startGimbal() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder("env", "--default-signal=INT,TERM", java.toString());
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        builder.command().addAll(List.of("run", "--server", server.address().toString()));
        builder.command().addAll(List.of("--", "sh", "-c", HAS_A_CHILD));
        return builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }
}
