package io.gimbal.cli.verbs;

import io.gimbal.cli.Shell;
import io.gimbal.cli.capture.Programs;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The command that a run is recorded around.
///
/// @param quiet whether its output goes to standard error, because standard output is for something else
record ChildCommand(List<String> words, Shell shell, boolean quiet) {
    private static final int NOT_FOUND = 127; // as shells say it
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /// Variables that lead MLflow's clients elsewhere.
    private static final List<String> ELSEWHERE =
            List.of("MLFLOW_EXPERIMENT_NAME", "MLFLOW_TRACKING_USERNAME", "MLFLOW_TRACKING_PASSWORD");

    ChildCommand {
        words = List.copyOf(words);
    }

    /// Runs it to its end.
    ///
    /// @return its exit code
    int run(Map<String, String> told, Interruption interruption) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(shell.workingFolder().toFile())
                .inheritIO();
        builder.environment().keySet().removeAll(ELSEWHERE);
        builder.environment().putAll(told);
        if (quiet) {
            builder.redirectOutput(ProcessBuilder.Redirect.PIPE);
        }
        try {
            Process process = builder.start();
            interruption.include(process);
            return await(process);
        } catch (IOException e) {
            shell.terminal().printError("cannot run " + words.getFirst() + ": " + reason(e));
            return NOT_FOUND;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(ErrorCode.CANCELLED, "interrupted while " + words.getFirst() + " ran", e);
        }
    }

    private String reason(IOException e) {
        String program = words.getFirst();
        if (!program.contains("/")) {
            return Programs.find(program, System.getenv().getOrDefault("PATH", ""))
                            .isPresent()
                    ? e.toString()
                    : "there is no such program in the folders of PATH";
        }
        Path file = shell.workingFolder().resolve(program);
        if (!Files.isRegularFile(file)) {
            return "there is no such file";
        }
        return Files.isExecutable(file) ? e.toString() : "the file is not executable, chmod +x makes it so";
    }

    /// It has ended when its own process has, even if something it started holds on to its output.
    private int await(Process process) throws InterruptedException {
        @Nullable Thread reader = quiet ? Thread.ofVirtual().start(() -> repeat(process)) : null;
        int code = process.waitFor();
        if (reader != null) {
            var _ = reader.join(LAST_WORDS);
        }
        return code;
    }

    private void repeat(Process process) {
        process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .forEach(shell.terminal().err()::println);
    }
}
