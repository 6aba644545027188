package io.gimbal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The first days of the taxi story, on invented trips: everything up to the first days after training, too short for
/// the world to have changed enough. Then the README's tour of the home that it leaves.
final class DemoIT {
    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theStoryBeginsAsItShould() throws Exception {
        Path report = folder.resolve("report.json");
        Path home = folder.resolve(".gimbal/demo");
        Files.createDirectories(home);
        String told;
        String toured;
        try (PackagedServer server = PackagedServer.start(home)) {
            told = run(
                    "demo",
                    "--server",
                    server.address().toString(),
                    "--server-process",
                    Long.toString(server.processId()),
                    "--project",
                    System.getProperty("gimbal.taxi.project"),
                    "--train-days",
                    "14",
                    "--until",
                    "2020-03-16",
                    "--report",
                    report.toString());
            toured = tour();
        }
        assertThat(report).as(told).exists();
        assertThat(run("check", report.toString(), "--calm")).contains("the report holds");
        assertThat(toured)
                .contains("did you mean \"alias\"?", "trained with seed 7", "nobody stays two hours in a taxi")
                .endsWith("the tour was made\n");
    }

    /// As a newcomer makes it: in the folder of a clone, whose launcher here runs what was built.
    private String tour() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("gimbal.root"));
        Files.createSymbolicLink(folder.resolve("examples"), root.resolve("examples"));
        Path launcher = Files.writeString(
                folder.resolve("gimbal"),
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar '%s' \"$@\"\n"
                        .formatted(java(), root.resolve("cli/target/gimbal-cli.jar")));
        launcher.toFile().setExecutable(true);
        Path script = Files.writeString(
                folder.resolve("tour.sh"), Tour.read(root.resolve("README.md")).script());
        return run("tour", List.of("sh", script.toString()));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(java(), "-XX:TieredStopAtLevel=1", "-Xmx256m", "-jar", System.getProperty("gimbal.taxi.jar")));
        command.addAll(List.of(arguments));
        return run(arguments[0], command);
    }

    private String run(String name, List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve(name + ".out");
        new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return Files.readString(output);
    }
}
