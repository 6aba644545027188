package io.gimbal.data.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.DecimalText;
import io.gimbal.data.DataType;
import io.gimbal.data.FilePattern;
import io.gimbal.data.Source;
import io.gimbal.data.SourceColumn;
import io.gimbal.data.SourceName;
import io.gimbal.data.Timing;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QuerySession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of files are called what pushed events are called.
final class EventIdSqlTest {
    @TempDir
    Path folder;

    private DuckDbQueryEngine engine;

    @BeforeEach
    void open() {
        engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void numbersHaveTheOneTextOfADouble() {
        List<Double> numbers = new ArrayList<>(List.of(
                0.0,
                -0.0,
                5.0,
                3.7,
                0.0005,
                0.0001,
                0.00005,
                1e7,
                10_000_000.5,
                1e14,
                1e15,
                1.5e15,
                1e16,
                1e23,
                2e23,
                9_007_199_254_740_992.0,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE));
        Random random = new Random(7);
        while (numbers.size() < 3_000) {
            double bits = Double.longBitsToDouble(random.nextLong());
            numbers.add(Double.isFinite(bits) ? bits : 1.0);
            numbers.add(random.nextInt(1_000_000) / 1e4);
            numbers.add(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            numbers.add((double) random.nextLong());
        }
        String rows = numbers.stream()
                .map(number -> "(" + numbers.indexOf(number) + ", cast('" + number + "' as double))")
                .collect(Collectors.joining(", "));

        Frame found = query(DataType.DOUBLE, "(values " + rows + ") t(place, x)");

        for (int row = 0; row < found.rowCount(); row++) {
            double number = numbers.get(Math.toIntExact(found.integer(0, row)));
            assertThat(found.text(1, row)).isEqualTo(DecimalText.of(number));
        }
    }

    @Test
    void aDateIsItsFirstMoment_andTimesHaveTheDigitsTheyNeed() {
        assertThat(query(DataType.DATE, "(values (0, date '2020-03-01')) t(place, x)")
                        .text(1, 0))
                .isEqualTo("2020-03-01T00:00:00Z");
        Frame times = query(DataType.TIMESTAMP, """
                (values (0, timestamp '0001-01-01 00:00:00'), (1, timestamp '1969-12-31 23:59:59.999999'),
                        (2, timestamp '2020-03-01 12:00:00.05')) t(place, x)""");
        assertThat(times.text(1, 0)).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(times.text(1, 1)).isEqualTo("1969-12-31T23:59:59.999999Z");
        assertThat(times.text(1, 2)).isEqualTo("2020-03-01T12:00:00.050Z");
    }

    private Frame query(DataType type, String rows) {
        SourceColumn column = new SourceColumn.Cast("x", "x", type);
        Source source = new Source(
                new SourceName("s"), new FilePattern("s.csv"), List.of(column), List.of("x"), new Timing.Snapshot());
        try (QuerySession session = engine.open(Duration.ofMinutes(5))) {
            return session.frame(Query.of("select cast(place as bigint) as place, " + EventIdSql.of(source)
                    + " as id from " + rows + " order by 1"));
        }
    }
}
