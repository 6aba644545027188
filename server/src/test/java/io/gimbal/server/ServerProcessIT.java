package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.client.GimbalClient;
import io.gimbal.core.Home;
import io.gimbal.core.ServerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged process as the launcher sees it: its lines, its exit codes, its signals.
final class ServerProcessIT {
    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leaveNothingRunning() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                "target/gimbal-server.jar",
                "--home",
                folder.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIMBAL_"));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static String firstLine(Process process) throws IOException {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            return String.valueOf(output.readLine());
        }
    }

    private static String errors(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void saysItsAddressAndStopsWhenAsked() throws Exception {
        Process process = start("--port", "0");

        String line = firstLine(process);
        assertThat(line).startsWith("Gimbal answers at http://127.0.0.1:");
        URI uri = URI.create(line.substring(line.indexOf("http")));
        assertThat(GimbalClient.of(uri).get("/health/live").status()).isEqualTo(200);
        assertThat(new Home(folder).findServer()).contains(new ServerAddress(uri, process.pid()));

        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(new Home(folder).findServer()).isEmpty();
    }

    @Test
    void asJsonItsAddressIsADocument() throws Exception {
        assertThat(firstLine(start("--json", "--port", "0"))).matches("\\{\"address\":\"http://127.0.0.1:\\d+\"}");
    }

    @Test
    void aHomeInUse_isOneLineAndExitCodeOne() throws Exception {
        String address = firstLine(start("--port", "0"));

        Process second = start("--port", "0");
        assertThat(errors(second).lines())
                .singleElement()
                .asString()
                .startsWith("gimbal: the home " + folder + " is in use by process ")
                .contains(address.substring(address.indexOf("http")));
        assertThat(second.waitFor()).isEqualTo(1);
    }

    @Test
    void aPortInUse_isOneLineAndExitCodeOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start("--port", Integer.toString(taken.getLocalPort()));

            assertThat(errors(process).lines())
                    .singleElement()
                    .asString()
                    .startsWith("gimbal: cannot listen on 127.0.0.1, port " + taken.getLocalPort());
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void anAddressOthersCanReachWithoutAuthentication_isOneLineAndExitCodeOne() throws Exception {
        Process process = start("--port", "0", "--bind", "0.0.0.0");

        assertThat(errors(process).lines())
                .singleElement()
                .asString()
                .startsWith("gimbal: http.bind is 0.0.0.0, which others can reach")
                .contains("gimbal tokens add");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void aHomeFromANewerVersion_isOneLineAndExitCodeOne() throws Exception {
        Files.writeString(folder.resolve("layout"), "99\n");

        Process process = start("--port", "0");

        assertThat(errors(process).lines())
                .singleElement()
                .asString()
                .contains("was written by a newer Gimbal (layout 99");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void wrongSettings_areNamedTogetherWithExitCodeTwo() throws Exception {
        Process process = start("--http.prot", "1", "--log.level", "loud");

        assertThat(errors(process).lines())
                .containsExactly(
                        "gimbal: 2 problems in the settings",
                        "  flag --http.prot: unknown setting \"http.prot\" (did you mean \"http.port\"?)",
                        "  flag --log.level: log.level: unknown value \"loud\","
                                + " one of debug, error, info, trace, warn");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void afterAKill_theHomeOpensAgain() throws Exception {
        Process first = start("--port", "0");
        firstLine(first);
        first.destroyForcibly().waitFor();

        assertThat(firstLine(start("--port", "0"))).startsWith("Gimbal answers at ");
    }
}
