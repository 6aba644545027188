package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Files that are added to a dataset together, in the order in which they are read.
public record Delivery(List<File> files) {

    /// One file.
    ///
    /// @param span the month or day in its name
    public record File(Path path, Optional<FileSpan> span) {
        public File {
            path = path.toAbsolutePath();
            Objects.requireNonNull(span);
        }

        public String name() {
            return path.getFileName().toString();
        }
    }

    public Delivery {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw CodedException.invalidArgument("a delivery needs at least one file");
        }
        Set<FileSpan> spans = new HashSet<>();
        for (File file : files) {
            file.span().filter(span -> !spans.add(span)).ifPresent(span -> {
                throw CodedException.invalidArgument(
                        "two files are of the " + span.unit() + " of " + span.first() + ", one is " + file.name());
            });
        }
    }

    /// What rules about rows may refer to: `first_month` and `last_month` are the first days of the earliest
    /// and the latest month named by the files.
    public Map<String, LocalDate> variables() {
        return variables(spans());
    }

    /// The same for files that are not at hand.
    public static Map<String, LocalDate> variables(List<FileSpan> spans) {
        Map<String, LocalDate> variables = new LinkedHashMap<>();
        for (FileSpan span : spans) {
            variables.merge("first_" + span.unit(), span.first(), Delivery::earlier);
            variables.merge("last_" + span.unit(), span.first(), Delivery::later);
        }
        return variables;
    }

    /// When what the names of the files speak of is over; empty if they speak of no time.
    public Optional<Instant> end() {
        return spans().stream()
                .map(FileSpan::end)
                .max(Comparator.naturalOrder())
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private List<FileSpan> spans() {
        return files.stream().flatMap(file -> file.span().stream()).toList();
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
