package io.gimbal.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DuckDbQueryEngineTest extends QueryEngineContract {
    private static final QueryConfig CONFIG =
            new QueryConfig(DataSize.ofMegabytes(256), 2, DataSize.ofMegabytes(64), 2);

    @Override
    protected QueryEngine open() {
        return new DuckDbQueryEngine(CONFIG, folder.resolve("query"));
    }

    @Test
    void whatAnEarlierProcessLeftIsRemovedByTheFirstSession() throws IOException {
        Path own = folder.resolve("other");
        Path leftover = Files.createDirectories(own.resolve("sandbox-7")).resolve("x.tmp");
        Files.writeString(leftover, "old");

        try (QueryEngine engine = new DuckDbQueryEngine(CONFIG, own)) {
            assertThat(leftover).exists();
            engine.open(Duration.ofSeconds(10)).close();
            assertThat(leftover).doesNotExist();
        }
    }
}
