package io.gimbal.data.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gimbal.blob.Blob;
import io.gimbal.blob.BlobStore;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.data.DatasetContent;
import io.gimbal.data.DatasetFiles;
import io.gimbal.data.Profile;
import io.gimbal.data.Profile.NumberSummary;
import io.gimbal.data.Profile.Quantile;
import io.gimbal.data.Profile.TextSummary;
import io.gimbal.data.Profile.ValueCount;
import io.gimbal.json.Json;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.ParquetFile;
import io.gimbal.query.Query;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfilerTest {
    @TempDir
    Path folder;

    private QueryEngine engine;
    private BlobStore blobs;

    @BeforeEach
    void open() {
        engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
        blobs = new LocalBlobStore(folder.resolve("blobs"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void numbersAreSummarisedExactly() {
        Profile profile = profile(
                "select i as n, case when i % 10 = 0 then null else i / 2.0 end as d" + " from range(-5, 96) t(i)");

        NumberSummary whole = profile.columns().getFirst().numbers().orElseThrow();
        assertThat(profile.rowCount()).isEqualTo(101);
        assertThat(whole.minimum()).isEqualTo(-5);
        assertThat(whole.maximum()).isEqualTo(95);
        assertThat(whole.mean()).isCloseTo(45, within(1e-12));
        assertThat(whole.standardDeviation()).isCloseTo(29.154759474226502, within(1e-9));
        assertThat(whole.zeroCount()).isEqualTo(1);
        assertThat(whole.negativeCount()).isEqualTo(5);
        assertThat(whole.quantiles())
                .containsExactly(
                        new Quantile(0, -5),
                        new Quantile(0.01, -4),
                        new Quantile(0.05, 0),
                        new Quantile(0.25, 20),
                        new Quantile(0.5, 45),
                        new Quantile(0.75, 70),
                        new Quantile(0.95, 90),
                        new Quantile(0.99, 94),
                        new Quantile(1, 95));
        assertThat(whole.bins()).hasSize(20).startsWith(5L, 5L).endsWith(6L);
        assertThat(profile.columns().get(1).nullCount()).isEqualTo(10);
        assertThat(profile.columns().get(1).distinctCount()).isEqualTo(91);
    }

    @Test
    void quantilesLieBetweenNeighbours() {
        Profile profile = profile("select * from (values (1.0), (2.0), (2.0), (10.0)) t(d)");

        assertThat(profile.columns().getFirst().numbers().orElseThrow().quantiles())
                .contains(new Quantile(0.25, 1.75), new Quantile(0.5, 2), new Quantile(0.75, 4));
    }

    @Test
    void theMostFrequentValuesComeFirst() {
        Profile profile = profile("""
                select ['b', 'a', 'c', ' ', 'é'][i % 5 + 1] as t, i % 3 = 0 as b,
                       timestamp '2020-03-01' + to_days((i % 2)::int) as ts, date '2020-03-01' as day
                from range(12) t(i)""");

        Profile.ColumnProfile text = profile.columns().getFirst();
        assertThat(text.top())
                .containsExactly(
                        new ValueCount("a", 3),
                        new ValueCount("b", 3),
                        new ValueCount(" ", 2),
                        new ValueCount("c", 2),
                        new ValueCount("é", 2));
        assertThat(text.texts()).contains(new TextSummary(1, 1, 2));
        assertThat(text.numbers()).isEmpty();
        assertThat(profile.columns().get(1).top())
                .containsExactly(new ValueCount("false", 8), new ValueCount("true", 4));
        assertThat(profile.columns().get(2).top())
                .containsExactly(new ValueCount("2020-03-01T00:00:00Z", 6), new ValueCount("2020-03-02T00:00:00Z", 6));
        assertThat(profile.columns().get(2).numbers().orElseThrow().minimum()).isEqualTo(1583020800);
        assertThat(profile.columns().get(3).numbers().orElseThrow().bins()).startsWith(12L, 0L);
    }

    @Test
    void onlyTenValuesAreTop() {
        Profile profile = profile("select i // 2 as n from range(50) t(i) union all select 24");

        assertThat(profile.columns().getFirst().top())
                .hasSize(10)
                .startsWith(new ValueCount("24", 3), new ValueCount("0", 2));
    }

    @Test
    void aColumnWithoutValuesHasCountsOnly() {
        Profile profile = profile("select null::double as d, null::varchar as t from range(3)");

        for (Profile.ColumnProfile column : profile.columns()) {
            assertThat(column.nullCount()).isEqualTo(3);
            assertThat(column.distinctCount()).isZero();
            assertThat(column.numbers()).isEmpty();
            assertThat(column.texts()).isEmpty();
            assertThat(column.top()).isEmpty();
        }
    }

    @Test
    void infinitiesAreCountedApart() {
        Profile profile = profile("select * from (values (1.0), ('inf'::double), ('nan'::double), (3.0)) t(d)");

        NumberSummary numbers = profile.columns().getFirst().numbers().orElseThrow();
        assertThat(numbers.notFiniteCount()).isEqualTo(2);
        assertThat(numbers.maximum()).isEqualTo(3);
        assertThat(numbers.mean()).isEqualTo(2);
    }

    @Test
    void theSameContentHasTheSameProfileEveryTime() {
        String sql = "select (hash(i) % 100000)::bigint / 7.0 as d from range(300000) t(i)";

        assertThat(profile(sql)).isEqualTo(profile(sql));
        assertThat(Json.toValue(profile(sql)).toString()).contains("standard_deviation");
    }

    private Profile profile(String sql) {
        Path path = folder.resolve(sql.hashCode() + "-" + System.nanoTime() + ".parquet");
        try (QuerySession session = engine.open(Duration.ofMinutes(1))) {
            ParquetFile file = session.write(Query.of(sql), path);
            Blob blob = blobs.put(path);
            DatasetContent content = new DatasetContent(
                    file.schema(), List.of(new DatasetContent.Part(blob.digest(), file.rowCount(), blob.size())));
            return new Profiler(engine, new DatasetFiles(blobs)).profile(content);
        }
    }
}
