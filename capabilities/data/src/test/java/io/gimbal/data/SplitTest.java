package io.gimbal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SplitTest {
    @TempDir
    Path folder;

    @Test
    void byHash_sqlAndJavaDecideAlike() {
        Split.ByHash split = new Split.ByHash(List.of("id", "name"), 0.2, 42);

        Frame rows = ask("select id, name, " + split.validates()
                + " as validates from (select i as id, 'é' || i as name" + " from range(5000) t(i))");

        int validating = 0;
        for (int row = 0; row < rows.rowCount(); row++) {
            boolean inSql = rows.flag(2, row);
            assertThat(split.validates(List.of(Long.toString(rows.integer(0, row)), rows.text(1, row))))
                    .isEqualTo(inSql);
            validating += inSql ? 1 : 0;
        }
        assertThat(validating).isBetween(900, 1_100);
    }

    @Test
    void byHash_doesNotChangeOverTheYears() {
        Split.ByHash split = new Split.ByHash(List.of("id"), 0.5, 7);

        assertThat(List.of("1", "2", "3", "4", "5", "6", "7", "8"))
                .map(id -> split.validates(List.of(id)))
                .containsExactly(false, true, false, false, false, false, true, true);
    }

    @Test
    void byHash_anotherSeedIsAnotherSplit() {
        Frame rows = ask("select count(*) filter (" + new Split.ByHash(List.of("i"), 0.5, 1).validates() + " and "
                + new Split.ByHash(List.of("i"), 0.5, 2).validates() + ") as both from range(4000) t(i)");

        assertThat(rows.integer(0, 0)).isBetween(900L, 1_100L);
    }

    @Test
    void byTime_cutsAtTheMoment() {
        Split split = new Split.ByTime("time", Instant.parse("2020-03-11T00:00:00Z"));

        Frame rows = ask(
                "select " + split.validates() + " as validates from (values (timestamp '2020-03-10 23:59:59.999999'),"
                        + " (timestamp '2020-03-11 00:00:00'), (null)) t(time)");

        assertThat(rows.integers("validates")).containsExactly(0, 1, 0);
    }

    @Test
    void sharesAndColumnsAreChecked() {
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> new Split.ByHash(List.of("id"), 1, 0));
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> new Split.ByHash(List.of(), 0.5, 0));
    }

    private Frame ask(String sql) {
        try (QueryEngine engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder);
                QuerySession session = engine.open(Duration.ofMinutes(1))) {
            return session.frame(Query.of(sql));
        }
    }
}
