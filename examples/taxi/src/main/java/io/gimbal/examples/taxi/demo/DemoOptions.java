package io.gimbal.examples.taxi.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the driver was told.
///
/// @param server its address
/// @param serverProcess its process, whose memory is reported
/// @param project the folder with the declarations
/// @param data the folder with the files; simulated when absent
/// @param until the last day
/// @param report where to write the numbers
record DemoOptions(
        URI server,
        long serverProcess,
        Path project,
        Optional<Path> data,
        int trainDays,
        Optional<LocalDate> until,
        Optional<Path> report) {
    private static final Set<String> NAMES =
            Set.of("--server", "--server-process", "--project", "--data", "--train-days", "--until", "--report");

    /// @throws IllegalArgumentException if they cannot be understood
    static DemoOptions parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!NAMES.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("unknown option, or one without a value: " + arguments.get(i));
            }
            values.put(arguments.get(i), arguments.get(i + 1));
        }
        return new DemoOptions(
                URI.create(need(values, "--server")),
                number(values, "--server-process"),
                Path.of(need(values, "--project")),
                find(values, "--data").map(Path::of),
                (int) number(values, "--train-days"),
                find(values, "--until").map(DemoOptions::date),
                find(values, "--report").map(Path::of));
    }

    DemoOptions {
        if (trainDays < 5) {
            throw new IllegalArgumentException(
                    "--train-days is " + trainDays + ", at least 5 are needed: the last 4 judge the rest");
        }
    }

    private static Optional<String> find(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static String need(Map<String, String> values, String name) {
        return find(values, name).orElseThrow(() -> new IllegalArgumentException("option " + name + " is missing"));
    }

    private static long number(Map<String, String> values, String name) {
        String text = need(values, name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": expected a whole number, found \"" + text + "\"", e);
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--until: expected a day like 2020-04-30, found \"" + text + "\"", e);
        }
    }
}
