package io.gimbal.cli.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The packages that the Python of a command has installed, in the form of a requirements file. Only an interpreter
/// that the command itself names is asked: as its program, or in the first line of its script.
///
/// @param python its kind and version, as `CPython 3.13.1`
/// @param program where it is
/// @param list a line for each package: `name==version`, after it where it came from if not from an index
record Packages(String python, String program, String list) {
    private static final Pattern INTERPRETER = Pattern.compile("python(\\d+(\\.\\d+)?)?t?|pypy(\\d+(\\.\\d+)?)?");
    private static final Pattern SHEBANG = Pattern.compile("#!\\s*(\\S+)(?:\\s+(?:-S\\s+)?(\\S+))?.*");
    private static final int SECONDS = 30;
    private static final int MAX_LIST = 1_000_000;
    private static final int FIRST_LINE = 300;

    private static final String QUESTION = """
            import sys
            sys.path[:] = [p for p in sys.path if p]
            import json, platform
            from importlib import metadata
            print(platform.python_implementation(), platform.python_version())
            print(sys.executable)
            found = {}
            for dist in metadata.distributions():
                name = dist.metadata["Name"]
                if not name or name.lower() in found:
                    continue
                origin = ""
                text = dist.read_text("direct_url.json")
                if text:
                    direct = json.loads(text)
                    commit = direct.get("vcs_info", {}).get("commit_id", "")
                    origin = " @ " + direct.get("url", "") + ("@" + commit if commit else "")
                found[name.lower()] = name + "==" + (dist.version or "") + origin
            for name in sorted(found):
                print(found[name])
            """;

    /// What the interpreter says.
    ///
    /// @return empty where the command names no Python, or it does not answer
    static Optional<Packages> of(List<String> command, Path folder, Map<String, String> environment) {
        return interpreter(command.getFirst(), folder, environment.getOrDefault("PATH", ""))
                .flatMap(program -> ask(program, folder));
    }

    private static Optional<Packages> ask(Path program, Path folder) {
        List<String> words = List.of(program.toString(), "-c", QUESTION);
        return switch (new Question(folder, words, Map.of("PYTHONIOENCODING", "utf-8"), SECONDS, MAX_LIST).ask()) {
            case Question.Answer answer -> {
                List<String> lines = answer.text().lines().toList();
                yield lines.size() < 2 ? Optional.empty() : Optional.of(of(lines, answer.cut()));
            }
            case Question.Failure _ -> Optional.empty();
        };
    }

    private static Packages of(List<String> lines, boolean cut) {
        String list = lines.stream().skip(2).map(line -> line + "\n").collect(Collectors.joining());
        String whole = cut ? list + "# cut here: the list is longer than " + MAX_LIST + " bytes\n" : list;
        return new Packages(lines.get(0), lines.get(1), Secrets.mask(whole));
    }

    /// As the operating system would find it.
    private static Optional<Path> interpreter(String word, Path folder, String path) {
        Optional<Path> program = word.contains("/")
                ? Optional.of(folder.resolve(word)).filter(Files::isRegularFile)
                : Programs.find(word, path);
        return program.flatMap(file -> isInterpreter(file) ? Optional.of(file) : named(file, path));
    }

    private static boolean isInterpreter(Path file) {
        return INTERPRETER.matcher(file.getFileName().toString()).matches();
    }

    /// The interpreter in the first line of a script: `#!/opt/python3`, or `#!/usr/bin/env python3`.
    private static Optional<Path> named(Path script, String path) {
        Matcher shebang = SHEBANG.matcher(firstLine(script));
        if (!shebang.matches()) {
            return Optional.empty();
        }
        Path program = Path.of(shebang.group(1));
        boolean searched = program.endsWith("env") && shebang.group(2) != null;
        return (searched ? Programs.find(shebang.group(2), path) : Optional.of(program))
                .filter(Packages::isInterpreter);
    }

    private static String firstLine(Path script) {
        try (InputStream input = Files.newInputStream(script)) {
            byte[] bytes = input.readNBytes(FIRST_LINE);
            int end = 0;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            return new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // a program that may be run but not read
        }
    }
}
