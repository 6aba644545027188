package io.gimbal.cli.capture;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What it takes to run a command again.
///
/// @param told as tracking takes it
/// @param files what is too long to be told, by its path among the run's artifacts; the digests are told
/// @param problems what could not be found out although it should be there
public record CommandCapture(Told told, Map<String, String> files, List<String> problems) {
    static final String CHANGES = "capture/changes.diff";
    static final String PACKAGES = "capture/packages.txt";

    /// Where the packages of a folder are named with their versions.
    private static final List<String> PINNED = List.of(
            "requirements.txt",
            "poetry.lock",
            "uv.lock",
            "pdm.lock",
            "Pipfile.lock",
            "conda-lock.yml",
            "environment.yml",
            "package-lock.json",
            "renv.lock",
            "pom.xml");

    private static final int MAX_COMMAND = 19_000;

    private static final List<String> VARIABLES =
            List.of("VIRTUAL_ENV", "CONDA_DEFAULT_ENV", "PYTHONHASHSEED", "CUDA_VISIBLE_DEVICES", "OMP_NUM_THREADS");

    /// @param commit of the code; null outside a repository
    /// @param dirty whether files differed from that commit; null outside a repository
    /// @param seeds by what they seed
    /// @param environment software and machine, and the digests of the files that pin the folder's packages
    /// @param changes digest of the file of what differed from the commit
    /// @param packages digest of the file of what was installed
    public record Told(
            @Nullable String commit,
            @Nullable Boolean dirty,
            String command,
            Map<String, Long> seeds,
            Map<String, String> environment,
            @Nullable String changes,
            @Nullable String packages) {
        public Told {
            seeds = Map.copyOf(seeds);
            environment = Map.copyOf(environment);
        }
    }

    public CommandCapture {
        files = Map.copyOf(files);
        problems = List.copyOf(problems);
    }

    /// Looks at the folder, the machine and the interpreter that the command names.
    ///
    /// @param variables of the environment
    public static CommandCapture of(
            List<String> command, Path folder, Map<String, String> variables, @Nullable Long seed) {
        CodeState code = CodeState.around(folder);
        Optional<Packages> packages = Packages.of(command, folder, variables);
        Map<String, String> files = new LinkedHashMap<>();
        code.changes().ifPresent(text -> files.put(CHANGES, text));
        packages.map(Packages::list).ifPresent(text -> files.put(PACKAGES, text));
        Told told = new Told(
                code.commit().orElse(null),
                code.dirty().orElse(null),
                commandLine(command),
                seeds(variables, seed),
                environment(folder, variables, packages),
                digest(files, CHANGES),
                digest(files, PACKAGES));
        return new CommandCapture(
                told,
                files,
                code.problem().map(why -> "the commit is not known: " + why).stream()
                        .toList());
    }

    private static @Nullable String digest(Map<String, String> files, String path) {
        String text = files.get(path);
        return text == null ? null : Digest.of(text).toString();
    }

    /// Without secrets. Of one that is longer than tracking takes, the beginning.
    private static String commandLine(List<String> command) {
        String text = Secrets.mask(command).stream().map(CommandCapture::quoted).collect(Collectors.joining(" "));
        return text.length() <= MAX_COMMAND
                ? text
                : text.substring(0, MAX_COMMAND) + " # cut here: it has " + text.length() + " characters";
    }

    /// As a shell would take it.
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static Map<String, Long> seeds(Map<String, String> variables, @Nullable Long seed) {
        Map<String, Long> seeds = new HashMap<>();
        if (seed != null) {
            seeds.put("seed", seed);
        }
        String hash = variables.getOrDefault("PYTHONHASHSEED", "");
        if (hash.matches("\\d{1,10}")) {
            seeds.put("PYTHONHASHSEED", Long.parseLong(hash));
        }
        return seeds;
    }

    private static Map<String, String> environment(
            Path folder, Map<String, String> variables, Optional<Packages> packages) {
        Map<String, String> environment = new TreeMap<>(Machine.facts(folder, variables.getOrDefault("PATH", "")));
        environment.put("folder", folder.toString());
        environment.put("user", System.getProperty("user.name"));
        packages.ifPresent(found -> {
            environment.put("python", found.python());
            environment.put("interpreter", found.program());
        });
        for (String name : VARIABLES) {
            Optional.ofNullable(variables.get(name)).ifPresent(value -> environment.put(name, Secrets.mask(value)));
        }
        PINNED.forEach(file -> pin(folder.resolve(file)).ifPresent(digest -> environment.put(file, digest)));
        return environment;
    }

    private static Optional<String> pin(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(DataFiles.digest(file).toString())
                    : Optional.empty();
        } catch (IOException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "cannot read " + file.getFileName(), e);
        }
    }
}
