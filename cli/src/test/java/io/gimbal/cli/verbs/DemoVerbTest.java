package io.gimbal.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.cli.CommandLineFixture;
import io.gimbal.cli.CommandLineFixture.Result;
import io.gimbal.core.Home;
import io.gimbal.core.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a launcher that is a shell script and a driver that notes what it was told.
final class DemoVerbTest {
    @TempDir
    Path folder;

    private CommandLineFixture gimbal;
    private Path example;

    @BeforeEach
    void layOut() throws IOException {
        Path launcher = Files.writeString(folder.resolve("gimbal"), """
                #!/bin/sh
                echo "$@" >> "%1$s/served"
                [ ! -e "%1$s/refuses" ] || { echo 'gimbal: the port is taken' >&2; exit 1; }
                echo 1 > "$3/layout"
                trap 'echo stopped >> "%1$s/served"; exit 0' TERM
                echo "Gimbal answers at http://127.0.0.1:7447"
                while :; do sleep 0.05; done
                """.formatted(folder));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        example = folder.resolve("examples/taxi");
        Files.createDirectories(example.resolve("target"));
        writeJar(example.resolve("target/gimbal-taxi.jar"));
        gimbal = new CommandLineFixture(folder).with("GIMBAL_LAUNCHER", launcher.toString());
    }

    /// A jar that holds nothing but where the class is.
    private static void writeJar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, FakeDriver.class.getName());
        main.put(
                Attributes.Name.CLASS_PATH,
                FakeDriver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
    }

    @AfterEach
    void close() {
        gimbal.close();
    }

    private Path home() {
        return folder.resolve(".gimbal/demo");
    }

    @Test
    void theStoryIsToldToAServerOfItsOwn() {
        Result result = gimbal.execute(
                "demo", "--exit", "--port", "0", "--data", "taxis", "--until", "2020-04-30", "--report", "r.json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.lines()).first().isEqualTo("Gimbal answers at http://127.0.0.1:7447");
        assertThat(folder.resolve("served")).hasContent("server --home " + home() + " --port 0\nstopped");
        assertThat(example.resolve("told"))
                .content()
                .startsWith("demo --project " + example + " --server http://127.0.0.1:7447 --server-process ")
                .endsWith(" --train-days 14 --data " + folder.resolve("taxis") + " --until 2020-04-30 --report "
                        + folder.resolve("r.json"));
    }

    @Test
    void aStoryThatFailsStopsTheServerAndSaysHowToGoOn() throws IOException {
        Files.writeString(example.resolve("ends-with"), "1");

        Result result = gimbal.execute("demo");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("--fresh");
        assertThat(folder.resolve("served")).content().endsWith("stopped\n");
    }

    @Test
    void aStoryThatCannotBeginLeavesNoHome() throws IOException {
        Files.writeString(example.resolve("ends-with"), "2");

        Result result = gimbal.execute("demo");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("served")).content().endsWith("stopped\n");
        assertThat(home()).isEmptyDirectory();
    }

    @Test
    void aStoryThatWasInterruptedNeedsNoWords() throws IOException {
        Files.writeString(example.resolve("ends-with"), "130");

        Result result = gimbal.execute("demo");

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aUsedHomeIsOpenedAndNothingIsTold() throws IOException {
        gimbal.execute("demo", "--exit");
        Files.delete(example.resolve("told"));

        Result result = gimbal.execute("demo", "--exit");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("there is a story in");
        assertThat(example.resolve("told")).doesNotExist();
    }

    @Test
    void aReportOfAStoryThatIsNotToldIsRefused() {
        gimbal.execute("demo", "--exit");

        Result result = gimbal.execute("demo", "--exit", "--report", "r.json");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err()).contains("--fresh");
    }

    @Test
    void freshRemovesWhatWasThere() throws IOException {
        gimbal.execute("demo", "--exit");
        Files.writeString(home().resolve("old"), "old");
        Files.delete(example.resolve("told"));

        Result result = gimbal.execute("demo", "--exit", "--fresh");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(home().resolve("old")).doesNotExist();
        assertThat(example.resolve("told")).exists();
    }

    @Test
    void freshRemovesNothingThatIsNoHome() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("precious"));
        Files.writeString(precious.resolve("thesis"), "years of work");

        Result result = gimbal.execute("demo", "--exit", "--fresh", "--home", "precious");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err()).contains("no home of a Gimbal server");
        assertThat(precious.resolve("thesis")).exists();
    }

    @Test
    void aServerThatIsThereAlreadyIsNamed() throws IOException {
        Files.createDirectories(home());
        new Home(home())
                .putServer(new ServerAddress(
                        URI.create("http://127.0.0.1:7448"),
                        ProcessHandle.current().pid()));

        Result result = gimbal.execute("demo", "--exit");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("http://127.0.0.1:7448");
        assertThat(folder.resolve("served")).doesNotExist();
    }

    @Test
    void aServerThatDoesNotStartSaysWhy() throws IOException {
        Files.createFile(folder.resolve("refuses"));

        Result result = gimbal.execute("demo", "--exit");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("the server did not start: the port is taken");
    }
}
