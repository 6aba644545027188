package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A source in the words of its declaration.
///
/// @param landingDelay how long after its event time a row can be used; at once if not given
/// @param knownAt the column that says from when on a row could be used, instead of a delay
/// @param columns by our names
public record SourceDeclaration(
        Type type,
        String files,
        List<String> id,
        Optional<String> time,
        Optional<Duration> landingDelay,
        Optional<String> knownAt,
        Map<String, Column> columns) {
    /// What the rows of a source are.
    public enum Type {
        /// Facts with a time of their own, each one once.
        EVENTS,
        /// One row per key, true until it is replaced.
        SNAPSHOT
    }

    /// @param from what the files call it
    /// @param sql computes it from the other columns, instead
    public record Column(Optional<String> from, Optional<String> sql, DataType type) {
        public Column {
            if (from.isPresent() == sql.isPresent()) {
                throw CodedException.invalidArgument(
                        "a column has either \"from\", the files' name for it, or \"sql\", which computes it");
            }
        }

        SourceColumn named(String name) {
            return from.<SourceColumn>map(it -> new SourceColumn.Cast(name, it, type))
                    .orElseGet(() -> new SourceColumn.Computed(name, sql.orElseThrow(), type));
        }
    }

    public SourceDeclaration {
        id = List.copyOf(id);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        switch (type) {
            case EVENTS -> {
                if (time.isEmpty()) {
                    throw refused("type", "a source of events needs a \"time\", the column with theirs");
                }
            }
            case SNAPSHOT -> {
                if (time.isPresent() || landingDelay.isPresent() || knownAt.isPresent()) {
                    String key = time.isPresent() ? "time" : landingDelay.isPresent() ? "landing_delay" : "known_at";
                    throw refused(key, "a snapshot is true from ever: it has no time, landing-delay or known-at");
                }
            }
        }
        if (landingDelay.isPresent() && knownAt.isPresent()) {
            throw refused("known_at", "a source has either landing-delay or known-at");
        }
    }

    private static CodedException refused(String key, String why) {
        return CodedException.of(Problem.in(key, why));
    }

    /// @throws CodedException INVALID_ARGUMENT if the parts do not fit each other
    public Source named(SourceName name) {
        List<SourceColumn> all = new ArrayList<>();
        columns.forEach((column, declared) -> all.add(declared.named(column)));
        return new Source(name, pattern(), all, id, timing());
    }

    private FilePattern pattern() {
        try {
            return new FilePattern(files);
        } catch (CodedException e) {
            throw refused("files", e.getMessage());
        }
    }

    private Timing timing() {
        if (time.isEmpty()) {
            return new Timing.Snapshot();
        }
        return knownAt.<Timing>map(column -> new Timing.KnownAt(time.get(), column))
                .orElseGet(() -> new Timing.Delayed(time.get(), landingDelay.orElse(Duration.ZERO)));
    }
}
