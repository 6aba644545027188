package io.gimbal.model.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class XgboostNativeTest {
    @TempDir
    private Path folder;

    @Test
    void thereIsNoProblemWhereTheTestsRun() {
        assertThat(XgboostNative.problem()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aMachineWithoutOpenMpIsToldWhatToInstall() throws IOException, InterruptedException {
        Files.createFile(folder.resolve("libgomp.so.1")); // found first, and of no use
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TellProblem.class.getName());
        program.environment().put("LD_LIBRARY_PATH", folder.toString());
        program.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = program.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.strip())
                .isEqualTo(
                        "xgboost needs the openmp library libgomp.so.1, which is missing or damaged: install libgomp1"
                                + " (Debian, Ubuntu) or libgomp (Fedora, Alpine)");
    }

    /// Prints the problem of its machine.
    static final class TellProblem {
        private TellProblem() {}

        public static void main(String[] arguments) {
            System.out.println(XgboostNative.problem().orElse("none"));
        }
    }
}
