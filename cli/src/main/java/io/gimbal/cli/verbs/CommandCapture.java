package io.gimbal.cli.verbs;

import io.gimbal.cli.Shell;
import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
/// @param dirty whether files differed from that commit; null outside a repository
/// @param seeds by what they seed
/// @param environment software and machine, and the digests of the files that pin the folder's packages
record CommandCapture(
        @Nullable String commit,
        @Nullable Boolean dirty,
        String command,
        Map<String, Long> seeds,
        Map<String, String> environment) {
    /// Where the packages of a folder are named with their versions; which are installed, nobody asks.
    private static final List<String> PINNED = List.of(
            "requirements.txt",
            "poetry.lock",
            "uv.lock",
            "environment.yml",
            "package-lock.json",
            "renv.lock",
            "pom.xml");

    static CommandCapture of(Shell shell, List<String> command, @Nullable Long seed) {
        Optional<String> commit = git(shell, "rev-parse", "HEAD");
        Optional<Boolean> dirty =
                commit.flatMap(_ -> git(shell, "status", "--porcelain")).map(text -> !text.isEmpty());
        return new CommandCapture(
                commit.orElse(null),
                dirty.orElse(null),
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
        PINNED.forEach(
                file -> digest(shell.workingFolder().resolve(file)).ifPresent(digest -> environment.put(file, digest)));
        return environment;
    }

    private static Optional<String> digest(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Digest.of(Files.readAllBytes(file)).toString())
                    : Optional.empty();
        } catch (IOException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "cannot read " + file.getFileName(), e);
        }
    }
}
