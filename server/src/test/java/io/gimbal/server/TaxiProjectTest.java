package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The declarations of the taxi example, as they are, against a whole server.
final class TaxiProjectTest {
    private static final Path EXAMPLE = Path.of("../examples/taxi");

    @TempDir
    Path folder;

    private CommandLine gimbal;

    @BeforeEach
    void start() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        gimbal = CommandLine.in(folder);
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    @Test
    void isPlannedAppliedOnceAndChangedByOneWord() throws IOException {
        assertThat(gimbal.done("plan").lines())
                .anyMatch(line -> line.startsWith("+ endpoint:"))
                .anyMatch(line -> line.startsWith("+ stage-policy:taxi/guarded  training.yaml:"));
        gimbal.done("apply", "--why", "begin");
        assertThat(gimbal.done("plan").lines())
                .singleElement()
                .asString()
                .startsWith("0 to create, 0 to change, 0 to remove, ");

        Path training = folder.resolve("training.yaml");
        Files.writeString(
                training, Files.readString(training).replace("evidence-expires: 14d", "evidence-expires: 7d"));

        List<String> plan = gimbal.done("plan").lines();
        assertThat(plan)
                .filteredOn(line -> line.startsWith("~"))
                .singleElement()
                .asString()
                .contains("guarded");
        assertThat(plan).anyMatch(line -> line.contains("reaches model:taxi/trip-duration"));
    }
}
