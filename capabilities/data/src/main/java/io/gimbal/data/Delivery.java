package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.nio.file.Path;
import java.time.LocalDate;
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

    /// What rules about rows may refer to: `first_month` and `last_month` are the first days of the earliest and
    /// the latest month named by the files.
    public Map<String, LocalDate> variables() {
        Map<String, LocalDate> variables = new LinkedHashMap<>();
        for (File file : files) {
            file.span().ifPresent(span -> {
                variables.merge("first_" + span.unit(), span.first(), Delivery::earlier);
                variables.merge("last_" + span.unit(), span.first(), Delivery::later);
            });
        }
        return variables;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
