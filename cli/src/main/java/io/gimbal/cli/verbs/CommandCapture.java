package io.gimbal.cli.verbs;

import io.gimbal.cli.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What it takes to run a command again, as tracking keeps it.
///
/// @param commit of the code; null outside a repository
/// @param dirty whether files differed from that commit
/// @param seeds by what they seed
/// @param environment software and machine
record CommandCapture(
        @Nullable String commit,
        boolean dirty,
        String command,
        Map<String, Long> seeds,
        Map<String, String> environment) {
    static CommandCapture of(Shell shell, List<String> command, @Nullable Long seed) {
        Optional<String> commit = git(shell, "rev-parse", "HEAD");
        boolean dirty = commit.isPresent()
                && git(shell, "status", "--porcelain")
                        .filter(text -> !text.isEmpty())
                        .isPresent();
        return new CommandCapture(
                commit.orElse(null),
                dirty,
                command.stream().map(CommandCapture::quoted).collect(Collectors.joining(" ")),
                seed == null ? Map.of() : Map.of("seed", seed),
                environment(shell));
    }

    /// What git says of the working folder; empty where there is no git, no repository or no commit.
    private static Optional<String> git(Shell shell, String... arguments) {
        List<String> words =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        try {
            Process process = new ProcessBuilder(words)
                    .directory(shell.workingFolder().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // git is not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// As a shell would take it.
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static Map<String, String> environment(Shell shell) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        environment.put("arch", System.getProperty("os.arch"));
        environment.put("cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
        environment.put("folder", shell.workingFolder().toString());
        for (String name : List.of("VIRTUAL_ENV", "CONDA_DEFAULT_ENV", "PYTHONHASHSEED", "CUDA_VISIBLE_DEVICES")) {
            Optional.ofNullable(shell.environment().get(name)).ifPresent(value -> environment.put(name, value));
        }
        return environment;
    }
}
