package io.gimbal.query;

import static io.gimbal.query.QueryAssertions.assertInvalid;
import static io.gimbal.query.QueryAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What every [QueryEngine] promises to sessions; [SandboxContract] has what it promises about users' SQL.
public abstract class QueryEngineContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final RelationName TRIPS = new RelationName("trips");
    private static final String ENDLESS =
            "select count(*) from range(1000000) a(i), range(1000000) b(j) where hash(i + j) = 7";

    @TempDir
    protected Path folder;

    private QueryEngine engine;
    private QuerySession session;

    /// An engine with at most 256 MB of memory.
    protected abstract QueryEngine open();

    @BeforeEach
    void openSession() {
        engine = open();
        session = engine.open(MINUTE);
    }

    @AfterEach
    void close() {
        session.close();
        engine.close();
    }

    @Nested
    class Asking {
        @Test
        void everyTypeIsReadAsOneOfOurs() {
            Frame frame = session.frame(Query.of("""
                    select true as b, 7::utinyint as i, 9007199254740993 as l, sum(5) as h, 1.5::float as f,
                           2.25::decimal(9, 2) as d, 'é' as t, 'x'::enum ('x', 'y') as e,
                           timestamp '2020-03-01 10:00:00.000001' as ts, timestamptz '2020-03-01 10:00:00+02' as tz,
                           date '2020-03-02' as day, 'ab'::blob as bytes
                    """));

            assertThat(frame.rowCount()).isEqualTo(1);
            assertThat(frame.schema().columns().stream().map(Column::type))
                    .containsExactly(
                            ColumnType.BOOLEAN,
                            ColumnType.INTEGER,
                            ColumnType.INTEGER,
                            ColumnType.INTEGER,
                            ColumnType.DOUBLE,
                            ColumnType.DOUBLE,
                            ColumnType.TEXT,
                            ColumnType.TEXT,
                            ColumnType.TIMESTAMP,
                            ColumnType.TIMESTAMP,
                            ColumnType.DATE,
                            ColumnType.BYTES);
            assertThat(frame.flag(0, 0)).isTrue();
            assertThat(frame.integer(1, 0)).isEqualTo(7);
            assertThat(frame.integer(2, 0)).isEqualTo(9007199254740993L);
            assertThat(frame.integer(3, 0)).isEqualTo(5);
            assertThat(frame.real(4, 0)).isEqualTo(1.5);
            assertThat(frame.real(5, 0)).isEqualTo(2.25);
            assertThat(frame.text(6, 0)).isEqualTo("é");
            assertThat(frame.text(7, 0)).isEqualTo("x");
            assertThat(frame.instant(8, 0)).isEqualTo(Instant.parse("2020-03-01T10:00:00.000001Z"));
            assertThat(frame.instant(9, 0)).isEqualTo(Instant.parse("2020-03-01T08:00:00Z"));
            assertThat(frame.date(10, 0)).isEqualTo(LocalDate.of(2020, 3, 2));
            assertThat(frame.bytes(11, 0)).containsExactly('a', 'b');
        }

        @Test
        void nullsAreToldFromValues() {
            Frame frame = session.frame(
                    Query.of(
                            "select * from (values (1, 0.5, 'a', timestamp '2020-01-01'), (null, null, null, null)) t(i, d, t, ts)"));

            assertThat(frame.isNull(0, 0)).isFalse();
            for (int column = 0; column < 4; column++) {
                assertThat(frame.isNull(column, 1)).isTrue();
            }
            assertThat(frame.integers("i")).containsExactly(1, 0);
            assertThat(frame.reals("d")).containsExactly(0.5, Double.NaN);
            assertThat(frame.reals("i")).containsExactly(1, Double.NaN);
            assertThat(frame.texts("t")).containsExactly("a", null);
            assertRefused(ErrorCode.INTERNAL, () -> frame.text(2, 1));
        }

        @Test
        void aLargeResultIsStreamedInOrder() {
            try (Rows rows = session.query(Query.of("select i, i / 2 as half from range(300000) t(i) order by i"))) {
                assertThat(rows.rowCount()).isEqualTo(300_000);
                long[] next = new long[1];
                rows.forEach((frame, row) -> {
                    assertThat(frame.integer(0, row)).isEqualTo(next[0]);
                    assertThat(frame.real(1, row)).isEqualTo(next[0] / 2.0);
                    next[0]++;
                });
                assertThat(next[0]).isEqualTo(300_000);
                assertThat(rows.next()).isEmpty();
            }
        }

        @Test
        void aResultWithoutRowsHasColumns() {
            Frame frame = session.frame(Query.of("select 1 as a, 'x' as b where false"));

            assertThat(frame.rowCount()).isZero();
            assertThat(frame.schema().names()).containsExactly("a", "b");
            assertThat(frame.integers("a")).isEmpty();
        }

        @Test
        void aFailureInTheLastRowsGivesNoRowsAtAll() {
            String sql =
                    "select case when i = 2999999 then cast(i || 'x' as bigint) else i end from range(3000000) t(i)";

            assertInvalid(() -> session.query(Query.of(sql))).withMessageContaining("2999999x");
            assertThat(session.frame(Query.of("select 1 as one")).integers("one"))
                    .containsExactly(1);
        }

        @Test
        void positionalParametersAreBound() {
            Frame frame = session.frame(Query.of(
                    "select ? as s, ? as l, ? as d, ? as b, ?::timestamp as ts, ?::date as day, ?::int as n, ? as bytes",
                    "it's",
                    5L,
                    0.5,
                    true,
                    Instant.parse("2020-03-01T10:00:00.5Z"),
                    LocalDate.of(2020, 3, 1),
                    null,
                    new byte[] {1, 2}));

            assertThat(frame.text(0, 0)).isEqualTo("it's");
            assertThat(frame.integer(1, 0)).isEqualTo(5);
            assertThat(frame.real(2, 0)).isEqualTo(0.5);
            assertThat(frame.flag(3, 0)).isTrue();
            assertThat(frame.instant(4, 0)).isEqualTo(Instant.parse("2020-03-01T10:00:00.5Z"));
            assertThat(frame.date(5, 0)).isEqualTo(LocalDate.of(2020, 3, 1));
            assertThat(frame.isNull(6, 0)).isTrue();
            assertThat(frame.bytes(7, 0)).containsExactly(1, 2);
        }

        @Test
        void namedParametersAreBoundByName() {
            Frame frame = session.frame(Query.named(
                    "select $b::bigint - $a::bigint + $b::bigint as x, '$a' as text -- $c", Map.of("a", 1L, "b", 10L)));

            assertThat(frame.integer(0, 0)).isEqualTo(19);
            assertThat(frame.text(1, 0)).isEqualTo("$a");
        }

        @Test
        void aTrailingSemicolonAndCommentAreFine() {
            assertThat(session.frame(Query.of("select 1 as x; ")).rowCount()).isEqualTo(1);
            assertThat(session.frame(Query.of("select 1 as x -- why not")).rowCount())
                    .isEqualTo(1);
        }

        @Test
        void describe_tellsColumnsWithoutRunning() {
            Schema schema = session.describe(Query.of("select ?::bigint as a, 'x' as b, error('never run') as c", 1L));

            assertThat(schema.names()).containsExactly("a", "b", "c");
            assertThat(schema.column(0).type()).isEqualTo(ColumnType.INTEGER);
        }

        @Test
        void aTypeThatCannotBeCarriedIsRefusedByColumn() {
            assertInvalid(() -> session.query(Query.of("select [1, 2] as list")))
                    .withMessageContaining("\"list\"")
                    .withMessageContaining("INTEGER[]");
            assertInvalid(() -> session.query(Query.of("select 170141183460469231731687303715884105727 as huge")))
                    .withMessageContaining("170141183460469231731687303715884105727");
        }

        @Test
        void sessionsDoNotSeeEachOther() {
            session.execute(Query.of("create temp table mine as select 1 as x"));

            try (QuerySession other = engine.open(MINUTE)) {
                assertInvalid(() -> other.query(Query.of("select * from mine")));
            }
            assertThat(session.frame(Query.of("select x from mine")).rowCount()).isEqualTo(1);
        }
    }

    @Nested
    class Mistakes {
        @Test
        void aSyntaxErrorHasLineAndColumn() {
            assertInvalid(() -> session.query(Query.of("select 1,\n  2 frm x y")))
                    .withMessageStartingWith("sql:2:")
                    .withMessageContaining("syntax error");
        }

        @Test
        void anUnknownColumnHasLineColumnAndHint() {
            assertInvalid(() -> session.describe(Query.of("select\n  fare_amont from (select 1 as fare_amount)")))
                    .withMessageStartingWith("sql:2:3: ")
                    .withMessageContaining("fare_amont")
                    .withMessageContaining("fare_amount")
                    .satisfies(e -> assertThat(e.problems()).hasSize(1));
        }

        @Test
        void aValueThatCannotBeCastIsNamed() {
            assertInvalid(() -> session.query(Query.of("select cast(x as int) as y from (values ('abc')) t(x)")))
                    .withMessageContaining("'abc'");
        }

        @Test
        void aMissingParameterIsRefused() {
            assertInvalid(() -> session.query(Query.of("select ? + ?", 1L)))
                    .withMessageContaining("2 parameters, but 1 values");
            assertInvalid(() -> session.query(Query.of("select 1", 1L)));
            assertInvalid(() -> Query.named("select $amount", Map.of("amout", 1L)))
                    .withMessageContaining("$amount")
                    .withMessageContaining("amout");
            assertInvalid(() -> Query.named("select 1", Map.of("unused", 1L))).withMessageContaining("$unused");
        }

        @Test
        void severalStatementsAreNotAQuery() {
            assertInvalid(() -> session.query(Query.of("select 1; select 2")));
        }

        @Test
        void moreMemoryThanAllowedIsExhaustion() {
            assertRefused(
                            ErrorCode.RESOURCE_EXHAUSTED,
                            () -> session.frame(Query.of("select list(i) as l from range(100000000) t(i)"
                                    .replace("list(i) as l", "length(string_agg(i::varchar, ',')) as l"))))
                    .withMessageContaining("memory");
            assertThat(session.frame(Query.of("select 1")).rowCount()).isEqualTo(1);
        }
    }

    @Nested
    class Registering {
        @Test
        void parquetFilesAreOneRelationInTheirOrder() {
            Path first = parquet("a.parquet", "select i as id, 'a' as source from range(3) t(i)");
            Path second = parquet("b.parquet", "select i as id, i * 0.5 as fare from range(2) t(i)");

            session.register(TRIPS, DataFiles.parquet(first, second));

            Frame frame = session.frame(Query.of("select id, source, fare from trips"));
            assertThat(frame.integers("id")).containsExactly(0, 1, 2, 0, 1);
            assertThat(frame.texts("source")).containsExactly("a", "a", "a", null, null);
            assertThat(frame.reals("fare")).containsExactly(Double.NaN, Double.NaN, Double.NaN, 0, 0.5);
        }

        @Test
        void csvColumnsAreTextAndEmptyFieldsAreNull() throws IOException {
            Path file = Files.writeString(
                    folder.resolve("t.csv"), "\uFEFFid,\"a \"\"b\"\"\",c\r\n1,x,\r\n02,\"y, z\nw\",NULL\r\n\r\n");

            session.register(TRIPS, DataFiles.csv(file));

            Frame frame = session.frame(Query.of("select * from trips"));
            assertThat(frame.schema().names()).containsExactly("id", "a \"b\"", "c");
            assertThat(frame.texts("id")).containsExactly("1", "02");
            assertThat(frame.texts("a \"b\"")).containsExactly("x", "y, z\nw");
            assertThat(frame.texts("c")).containsExactly(null, "NULL");
        }

        @Test
        void csvLinesOfTheWrongLengthAreKeptAsNulls() throws IOException {
            Path file = Files.writeString(folder.resolve("t.csv"), "a,b,c\n1,2,3\n4,5\n6,7,8,9\n\"open,1,2\n");

            session.register(TRIPS, DataFiles.csv(file));

            Frame frame = session.frame(Query.of("select * from trips"));
            assertThat(frame.texts("a")).containsExactly("1", "4", null, "open,1,2\n".strip());
            assertThat(frame.texts("c")).containsExactly("3", null, null, null);
        }

        @Test
        void gzippedCsvIsReadAndFilesMayHaveOtherColumns() throws IOException {
            Path zipped = FileFixtures.gzip(folder.resolve("a.csv.gz"), "id,x\n1,p\n2,q\n");
            Path plain = Files.writeString(folder.resolve("b.csv"), "x,id,y\nr,3,z\n");

            session.register(TRIPS, DataFiles.csv(zipped, plain));

            Frame frame = session.frame(Query.of("select id, x, y from trips"));
            assertThat(frame.texts("id")).containsExactly("1", "2", "3");
            assertThat(frame.texts("x")).containsExactly("p", "q", "r");
            assertThat(frame.texts("y")).containsExactly(null, null, "z");
        }

        @Test
        void pathsAreTakenLiterally() throws IOException {
            Path odd = Files.createDirectories(folder.resolve("year=2020/it's [a]*?"));
            Files.writeString(odd.resolve("x.csv"), "a\n1\n");
            Path written = parquet("p.parquet", "select 1 as id");
            Path moved = Files.move(written, odd.resolve("p[0].parquet"));

            session.register(TRIPS, DataFiles.csv(odd.resolve("x.csv")));
            assertThat(session.frame(Query.of("select * from trips")).schema().names())
                    .containsExactly("a");
            session.register(TRIPS, DataFiles.parquet(moved));
            assertThat(session.frame(Query.of("select * from trips")).schema().names())
                    .containsExactly("id");
        }

        @Test
        void aMissingFileIsNamedWithoutItsFolder() {
            Path absent = folder.resolve("absent.parquet");

            assertInvalid(() -> session.register(TRIPS, DataFiles.parquet(absent)))
                    .withMessageContaining("absent.parquet")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(folder.toString()));
            assertInvalid(() -> session.register(TRIPS, DataFiles.csv(folder.resolve("absent.csv"))))
                    .withMessageContaining("absent.csv");
        }

        @Test
        void truncatedFilesAreNamed() throws IOException {
            Path parquet = cut(parquet("cut.parquet", "select i, hash(i)::varchar as h from range(10000) t(i)"));
            Path gzip = cut(FileFixtures.gzip(folder.resolve("cut.csv.gz"), FileFixtures.lines(20_000)));

            assertInvalid(() -> session.register(TRIPS, DataFiles.parquet(parquet)))
                    .withMessageContaining("cut.parquet")
                    .withMessageContaining("cut short");
            assertInvalid(() -> session.register(TRIPS, DataFiles.csv(gzip)))
                    .withMessageContaining("cut.csv.gz")
                    .withMessageContaining("cut short");
        }

        @Test
        void aCsvFileThatEndsWithinALineIsNamed() throws IOException {
            Path cut = Files.writeString(folder.resolve("cut.csv"), "a,b,c\n1,2,3\n4,5");
            Path unended = Files.writeString(folder.resolve("unended.csv"), "a,b,c\n1,2,3\n4,5,");

            assertInvalid(() -> session.register(TRIPS, DataFiles.csv(cut)))
                    .withMessageContaining("cut.csv is cut short: its last line has 2 of 3 columns");
            session.register(TRIPS, DataFiles.csv(unended));
            assertThat(session.frame(Query.of("select * from trips")).rowCount())
                    .isEqualTo(2);
        }

        @Test
        void aCsvFileThatEndsWithinQuotesIsNamed() throws IOException {
            Path quoted = Files.writeString(folder.resolve("quoted.csv"), "a,b\n1,\"x, y\"\n2,\"x, ");
            Path few = Files.writeString(folder.resolve("few.csv"), "a,b,c\n1,2,3\n\"4\",\"five, six\"");
            Path whole = Files.writeString(folder.resolve("whole.csv"), "a,b\n1,\"x\"\n2,\"an \"\"x\"\", and\ny, z\"");

            assertInvalid(() -> session.register(TRIPS, DataFiles.csv(quoted)))
                    .withMessageContaining("quoted.csv is cut short: its last line ends within quotes");
            assertInvalid(() -> session.register(TRIPS, DataFiles.csv(few)))
                    .withMessageContaining("few.csv is cut short: its last line has 2 of 3 columns");
            session.register(TRIPS, DataFiles.csv(whole));
            assertThat(session.frame(Query.of("select * from trips")).rowCount())
                    .isEqualTo(2);
        }

        @Test
        void damagedFilesAreNamed() throws IOException {
            Path gzip =
                    FileFixtures.damage(FileFixtures.gzip(folder.resolve("bad.csv.gz"), FileFixtures.lines(20_000)));
            Path parquet = FileFixtures.damage(parquet("bad.parquet", "select i::varchar as s from range(50000) t(i)"));

            assertInvalid(() -> session.register(TRIPS, DataFiles.csv(gzip))).withMessageContaining("bad.csv.gz");
            assertInvalid(() -> {
                        session.register(TRIPS, DataFiles.parquet(parquet));
                        session.frame(Query.of("select * from trips"));
                    })
                    .withMessageContaining("bad.parquet");
        }

        @Test
        void mistypedFilesAreNamed() throws IOException {
            Path text = Files.writeString(folder.resolve("text.parquet"), "a,b\n1,2\n3,4\n5,6\n");
            Path columns =
                    Files.copy(parquet("p.parquet", "select i from range(9) t(i)"), folder.resolve("columns.csv"));
            Path plain = Files.writeString(folder.resolve("plain.csv.gz"), "a,b\n1,2\n");
            Path latin = Files.write(folder.resolve("latin.csv"), new byte[] {'a', '\n', 'x', (byte) 0xe9, '\n'});
            Path empty = Files.write(folder.resolve("empty.csv"), new byte[0]);
            Path twice = Files.writeString(folder.resolve("twice.csv"), "a,A\n1,2\n");

            assertInvalid(() -> session.register(TRIPS, DataFiles.parquet(text)))
                    .withMessageContaining("text.parquet is not a Parquet file");
            assertInvalid(() -> session.register(TRIPS, DataFiles.parquet(empty)))
                    .withMessageContaining("empty.csv");
            for (Path file : List.of(columns, plain, empty, twice)) {
                assertInvalid(() -> session.register(TRIPS, DataFiles.csv(file)))
                        .withMessageContaining(file.getFileName().toString());
            }
            assertInvalid(() -> {
                        session.register(TRIPS, DataFiles.csv(latin));
                        session.frame(Query.of("select * from trips"));
                    })
                    .withMessageContaining("latin.csv")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(folder.toString()));
        }

        private Path parquet(String name, String sql) {
            return session.write(Query.of(sql), folder.resolve(name)).path();
        }

        private Path cut(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            return Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        }
    }

    @Nested
    class Writing {
        @Test
        void aResultBecomesOneFile() throws IOException {
            ParquetFile file = session.write(
                    Query.of(
                            "select i as id, i > ? as big, 1.5::decimal(4, 1) as d, timestamp '2020-01-01' as ts,"
                                    + " 'a'::blob as bytes from range(1000) t(i)",
                            500L),
                    folder.resolve("out.parquet"));

            assertThat(file.rowCount()).isEqualTo(1_000);
            assertThat(file.size()).isEqualTo(Files.size(file.path()));
            session.register(TRIPS, DataFiles.parquet(file.path()));
            assertThat(session.describe(Query.of("select * from trips"))).isEqualTo(file.schema());
            Frame frame = session.frame(Query.of("select sum(id), count(*) filter (big), any_value(bytes) from trips"));
            assertThat(frame.integer(0, 0)).isEqualTo(499_500);
            assertThat(frame.integer(1, 0)).isEqualTo(499);
            assertThat(frame.bytes(2, 0)).containsExactly('a');
        }

        @Test
        void theSameRowsGiveTheSameBytes() throws IOException {
            Query query =
                    Query.of("select i, hash(i)::varchar as s, i / 7 as d from range(400000) t(i) where i % 3 > 0");

            Path first = session.write(query, folder.resolve("1.parquet")).path();
            Path second = session.write(query, folder.resolve("2.parquet")).path();

            assertThat(second).hasSameBinaryContentAs(first);
        }

        @Test
        void anExistingFileIsNotOverwritten() throws IOException {
            Path target = Files.writeString(folder.resolve("mine.parquet"), "precious");

            assertRefused(ErrorCode.ALREADY_EXISTS, () -> session.write(Query.of("select 1"), target));
            assertThat(target).hasContent("precious");
        }

        @Test
        void aFailureLeavesNoFile() {
            Path target = folder.resolve("out.parquet");
            String sql = "select case when i = 900000 then cast('x' as int) else i end as v from range(1000000) t(i)";

            assertInvalid(() -> session.write(Query.of(sql), target));
            assertThat(target).doesNotExist();
        }

        @Test
        @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void aFailureEndsEveryTime() {
            String sql = "select case when i = 900000 then cast('x' as int) else i end as v from range(1000000) t(i)";

            for (int i = 0; i < 40; i++) {
                assertInvalid(() -> session.write(Query.of(sql), folder.resolve("out.parquet")));
            }
        }
    }

    @Nested
    class Appending {
        private static final Schema SCHEMA = new Schema(List.of(
                new Column("flag", ColumnType.BOOLEAN),
                new Column("id", ColumnType.INTEGER),
                new Column("fare", ColumnType.DOUBLE),
                new Column("name", ColumnType.TEXT),
                new Column("at", ColumnType.TIMESTAMP),
                new Column("day", ColumnType.DATE),
                new Column("body", ColumnType.BYTES)));

        @Test
        void rowsAreThereWhenTheAppenderIsClosed() {
            Instant at = Instant.parse("2020-03-01T10:00:00.123456Z");
            try (TableAppender appender = session.create(TRIPS, SCHEMA)) {
                for (int i = 0; i < 10_000; i++) {
                    appender.flag(i % 2 == 0).integer(i).real(i / 4.0).text("n" + i);
                    appender.timestamp(at).date(LocalDate.of(2020, 3, 1)).bytes(new byte[] {1});
                    appender.endRow();
                }
                for (int column = 0; column < SCHEMA.size(); column++) {
                    appender.missing();
                }
                appender.endRow();
            }

            assertThat(session.describe(Query.of("select * from trips"))).isEqualTo(SCHEMA);
            Frame frame = session.frame(Query.of("select * from trips"));
            assertThat(frame.rowCount()).isEqualTo(10_001);
            assertThat(frame.flag(0, 2)).isTrue();
            assertThat(frame.integer(1, 9_999)).isEqualTo(9_999);
            assertThat(frame.real(2, 3)).isCloseTo(0.75, within(0.0));
            assertThat(frame.text(3, 7)).isEqualTo("n7");
            assertThat(frame.instant(4, 0)).isEqualTo(at);
            assertThat(frame.date(5, 0)).isEqualTo(LocalDate.of(2020, 3, 1));
            assertThat(frame.bytes(6, 0)).containsExactly(1);
            assertThat(frame.isNull(1, 10_000)).isTrue();
        }

        @Test
        void aValueOfAnotherTypeOrARowOfAnotherLengthIsRefused() {
            try (TableAppender appender = session.create(TRIPS, SCHEMA)) {
                assertInvalid(() -> appender.integer(1)).withMessageContaining("\"flag\" is BOOLEAN, not INTEGER");
                appender.flag(true);
                assertInvalid(appender::endRow).withMessageContaining("1 values, expected 7");
                for (int column = 1; column < SCHEMA.size(); column++) {
                    appender.missing();
                }
                assertInvalid(() -> appender.text("more"));
                appender.endRow();
            }
            assertThat(session.frame(Query.of("select * from trips")).rowCount())
                    .isEqualTo(1);
        }

        @Test
        void aTakenNameIsRefused() {
            session.create(TRIPS, SCHEMA).close();

            assertRefused(ErrorCode.ALREADY_EXISTS, () -> session.create(TRIPS, SCHEMA));
        }
    }

    @Nested
    class Stopping {
        @Test
        void cancel_endsARunningQuery() throws Exception {
            try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
                Future<?> cancelled = threads.submit(() -> {
                    Thread.sleep(300);
                    session.cancel();
                    return null;
                });
                assertRefused(ErrorCode.CANCELLED, () -> session.query(Query.of(ENDLESS)));
                cancelled.get();
            }
            assertRefused(ErrorCode.CANCELLED, () -> session.query(Query.of("select 1")));
        }

        @Test
        void cancel_endsReading() {
            try (Rows rows = session.query(Query.of("select i from range(100000) t(i)"))) {
                assertThat(rows.next()).isPresent();
                session.cancel();
                assertRefused(ErrorCode.CANCELLED, rows::next);
            } catch (io.gimbal.core.CodedException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED);
            }
        }

        @Test
        void theDeadlineEndsARunningQuery() {
            try (QuerySession brief = engine.open(Duration.ofMillis(300))) {
                long started = System.nanoTime();
                assertRefused(ErrorCode.DEADLINE_EXCEEDED, () -> brief.write(Query.of(ENDLESS), folder.resolve("x")))
                        .withMessageContaining("PT0.3S");
                assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
            }
            assertThat(folder.resolve("x")).doesNotExist();
            assertThat(session.frame(Query.of("select 1")).rowCount()).isEqualTo(1);
        }

        @Test
        void progressIsBetweenZeroAndOne() throws Exception {
            List<Double> seen = new ArrayList<>();
            try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
                Future<?> watching = threads.submit(() -> {
                    for (int i = 0; i < 500 && seen.size() < 3; i++) {
                        Thread.sleep(20);
                        OptionalDouble progress = session.progress();
                        progress.ifPresent(seen::add);
                    }
                    session.cancel();
                    return null;
                });
                assertRefused(ErrorCode.CANCELLED, () -> session.query(Query.of(ENDLESS)));
                watching.get();
            }
            assertThat(session.progress()).isEmpty();
            assertThat(seen).isNotEmpty().allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0));
        }

        @Test
        void closingTheEngineEndsWhatIsRunning() throws Exception {
            try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
                Future<?> closed = threads.submit(() -> {
                    Thread.sleep(300);
                    engine.close();
                    return null;
                });
                assertRefused(ErrorCode.CANCELLED, () -> session.query(Query.of(ENDLESS)));
                closed.get();
            }
        }

        @Test
        void aClosedSessionAndAClosedEngineRefuse() {
            session.close();
            assertRefused(ErrorCode.UNAVAILABLE, () -> session.query(Query.of("select 1")));
            engine.close();
            assertRefused(ErrorCode.UNAVAILABLE, () -> engine.open(MINUTE));
        }
    }
}
