package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;
import java.util.Objects;

/// What the embedded query engine may use.
@Area("ports.query")
public record QueryConfig(
        @Setting(description = "memory of the query engine beside the Java heap", defaultsTo = "512 MB")
        DataSize memory,

        @Setting(description = "threads of the query engine, 0 for one per processor", defaultsTo = "0")
        int threads,

        @Setting(description = "disk space below the home for what does not fit into memory", defaultsTo = "20 GB")
        DataSize temporarySpace,

        @Setting(description = "how many users' queries run at once", defaultsTo = "4")
        int sandboxes) {
    public static final QueryConfig DEFAULT =
            new QueryConfig(DataSize.ofMegabytes(512), 0, DataSize.ofMegabytes(20 << 10), 4);

    public QueryConfig {
        Objects.requireNonNull(temporarySpace);
        if (memory.compareTo(DataSize.ofMegabytes(64)) < 0) {
            throw CodedException.invalidArgument("the query engine needs at least 64 MB of memory: " + memory);
        }
        if (threads < 0 || threads > 1_024) {
            throw CodedException.invalidArgument("not a number of threads, expected 0 to 1024: " + threads);
        }
        if (sandboxes < 1) {
            throw CodedException.invalidArgument("at least one sandbox must be allowed: " + sandboxes);
        }
    }

    int effectiveThreads() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
