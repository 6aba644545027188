package io.gimbal.cli.capture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The hardware and operating system a command runs on. What cannot be found out is left out.
final class Machine {
    private static final Path CPUS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Path LIMITS = Path.of("/sys/fs/cgroup");
    private static final Pattern COLON = Pattern.compile("\\s*:\\s*");
    private static final int SECONDS = 5;
    private static final int MAX_ANSWER = 10_000;

    private Machine() {}

    /// By name, such as `memory: 16 GB`.
    ///
    /// @param path where programs are, as in the variable `PATH`
    static Map<String, String> facts(Path folder, String path) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("arch", System.getProperty("os.arch"));
        facts.put("cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
        host().ifPresent(name -> facts.put("host", name));
        field(CPUS, "model name").ifPresent(model -> facts.put("cpu", model));
        memory().ifPresent(text -> facts.put("memory", text));
        limit("memory.max").map(Machine::size).ifPresent(text -> facts.put("memory limit", text));
        limit("cpu.max").ifPresent(text -> facts.put("cpu limit", text));
        Programs.find("nvidia-smi", path).ifPresent(program -> facts.putAll(gpus(folder, program)));
        return facts;
    }

    private static Optional<String> host() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return Optional.empty(); // its own name is not in its tables
        }
    }

    private static Optional<String> memory() {
        return field(MEMORY, "MemTotal")
                .map(text -> text.replace(" kB", ""))
                .filter(text -> text.matches("\\d{1,15}"))
                .map(kilobytes -> size(Long.toString(Long.parseLong(kilobytes) * 1024)));
    }

    private static String size(String bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", Double.parseDouble(bytes) / (1L << 30));
    }

    /// What a container may use, unless that is all there is.
    private static Optional<String> limit(String file) {
        return lines(LIMITS.resolve(file))
                .findFirst()
                .map(String::strip)
                .filter(text -> !text.startsWith("max") && !text.isEmpty());
    }

    private static Optional<String> field(Path file, String name) {
        return lines(file)
                .map(line -> COLON.split(line, 2))
                .filter(pair -> pair.length == 2 && pair[0].equals(name))
                .map(pair -> pair[1])
                .findFirst();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file).stream() : Stream.empty();
        } catch (IOException e) {
            return Stream.empty(); // the kernel does not tell everybody
        }
    }

    private static Map<String, String> gpus(Path folder, Path program) {
        List<String> words =
                List.of(program.toString(), "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader");
        return switch (new Question(folder, words, Map.of(), SECONDS, MAX_ANSWER).ask()) {
            case Question.Answer answer -> numbered(answer.text().lines().toList());
            case Question.Failure failure -> Map.of("gpu", "not known: " + failure.why());
        };
    }

    private static Map<String, String> numbered(List<String> gpus) {
        Map<String, String> facts = new TreeMap<>();
        for (int i = 0; i < gpus.size(); i++) {
            facts.put("gpu " + i, gpus.get(i).strip());
        }
        return facts;
    }
}
