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
/// the world to have changed enough.
final class DemoIT {
    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theStoryBeginsAsItShould() throws Exception {
        Path report = folder.resolve("report.json");
        String told;
        try (PackagedServer server = PackagedServer.start(folder.resolve("home"))) {
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
        }
        assertThat(report).as(told).exists();
        assertThat(run("check", report.toString(), "--calm")).contains("the report holds");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                System.getProperty("gimbal.taxi.jar")));
        command.addAll(List.of(arguments));
        Path output = folder.resolve(arguments[0] + ".out");
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return Files.readString(output);
    }
}
