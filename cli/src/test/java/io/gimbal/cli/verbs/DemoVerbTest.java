package io.gimbal.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.cli.CommandLineFixture;
import io.gimbal.cli.CommandLineFixture.Result;
import io.gimbal.core.Home;
import io.gimbal.core.ServerAddress;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
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

    private static final String EMPTY = "{\"items\":[{\"name\":\"trips\"}]}";
    private static final String USED = "{\"items\":[{\"name\":\"trips\",\"newest\":{\"version\":1}}]}";

    private CommandLineFixture gimbal;
    private Path example;

    @BeforeEach
    void layOut() throws IOException {
        gimbal = new CommandLineFixture(folder);
        Path launcher = Files.writeString(folder.resolve("gimbal"), """
                #!/bin/sh
                echo "$@" >> "%1$s/served"
                [ ! -e "%1$s/refuses" ] || { echo 'gimbal: the port is taken' >&2; exit 1; }
                echo 1 > "$3/layout"
                trap 'echo stopped >> "%1$s/served"; exit 0' TERM
                echo "Gimbal answers at %2$s"
                while :; do sleep 0.05; done
                """.formatted(folder, gimbal.address()));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        example = folder.resolve("examples/taxi");
        Files.createDirectories(example.resolve("target"));
        writeJar(example.resolve("target/gimbal-taxi.jar"));
        gimbal.with("GIMBAL_LAUNCHER", launcher.toString());
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
        assertThat(result.lines()).first().isEqualTo("Gimbal answers at " + gimbal.address());
        assertThat(folder.resolve("served"))
                .hasContent("server --home " + home() + " --event-time.follow false --port 0\nstopped");
        assertThat(example.resolve("told"))
                .content()
                .startsWith("demo --project " + example + " --server " + gimbal.address() + " --server-process ")
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
    void aStoryThatCouldNotBeginIsToldTheNextTime() throws IOException {
        gimbal.answering("/api/v1/datasets", 200, EMPTY);
        Files.writeString(example.resolve("ends-with"), "2");

        Result result = gimbal.execute("demo", "--data", "bad");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEmpty();
        assertThat(folder.resolve("served")).content().endsWith("stopped\n");

        Files.delete(example.resolve("ends-with"));
        Files.delete(example.resolve("told"));

        assertThat(gimbal.execute("demo", "--exit").exitCode()).isZero();
        assertThat(example.resolve("told")).exists();
    }

    @Test
    void aStoryThatWasInterruptedNeedsNoWords() throws IOException {
        Files.writeString(example.resolve("ends-with"), "130");

        Result result = gimbal.execute("demo");

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).isEmpty();
    }

    private void tellAStory() throws IOException {
        gimbal.answering("/api/v1/datasets", 200, USED);
        gimbal.execute("demo", "--exit");
        Files.delete(example.resolve("told"));
    }

    @Test
    void aUsedHomeIsOpenedAndNothingIsTold() throws IOException {
        tellAStory();

        Result result = gimbal.execute("demo", "--exit");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("the home " + home() + " has a story in it, which is shown at");
        assertThat(result.err()).isEmpty();
        assertThat(example.resolve("told")).doesNotExist();
    }

    @Test
    void whatAStoryWouldBeToldOfIsLeftAsideWithAWord() throws IOException {
        tellAStory();

        Result result = gimbal.execute("demo", "--exit", "--data", "taxis", "--until", "2020-04-30");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("--fresh starts over");
        assertThat(result.err().strip()).isEqualTo("gimbal: --data, --until left aside, because nothing is told again");
    }

    @Test
    void aReportOfAStoryThatIsNotToldIsRefused() throws IOException {
        tellAStory();

        Result result = gimbal.execute("demo", "--exit", "--report", "r.json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("a report is of a story being told", "--fresh");
        assertThat(folder.resolve("served")).content().endsWith("stopped\n");
    }

    @Test
    void asJsonTheEndIsOneDocument_andTheStoryGoesToStandardError() throws IOException {
        Files.createFile(example.resolve("speaks"));

        Result result = gimbal.execute("demo", "--exit", "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.lines()).hasSize(1);
        JsonObject document = (JsonObject) Json.parse(result.out());
        assertThat(document.text("address")).isEqualTo(gimbal.address().toString());
        assertThat(document.text("home")).isEqualTo(home().toString());
        assertThat(document.object("report").integer("rows_read")).isEqualTo(7);
        assertThat(result.err()).contains("once upon a time", "Gimbal answers at");
    }

    @Test
    void asJsonAStoryThatIsOnlyShownHasNoReport() throws IOException {
        tellAStory();

        Result result = gimbal.execute("demo", "--exit", "--json");

        assertThat(result.lines()).hasSize(1);
        assertThat(((JsonObject) Json.parse(result.out())).has("report")).isFalse();
    }

    @Test
    void noServerIsStartedInAFolderThatIsSomethingElse() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("precious"));
        Files.writeString(precious.resolve("thesis"), "years of work");

        Result result = gimbal.execute("demo", "--exit", "--home", "precious");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err()).contains("no home of a Gimbal server");
        assertThat(folder.resolve("served")).doesNotExist();
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
        assertThat(result.out()).contains("is open already", "http://127.0.0.1:7448");
        assertThat(folder.resolve("served")).doesNotExist();

        Result refused = gimbal.execute("demo", "--report", "r.json");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("is open already, and a report is of a story being told");
    }

    @Test
    void aServerThatDoesNotStartSaysWhy() throws IOException {
        Files.createFile(folder.resolve("refuses"));

        Result result = gimbal.execute("demo", "--exit");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("the server did not start: the port is taken");
    }
}
