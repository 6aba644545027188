package io.gimbal.query;

import static io.gimbal.query.QueryAssertions.assertInvalid;
import static io.gimbal.query.QueryAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [QueryEngine] promises about users' SQL.
public abstract class SandboxContract {
    private static final RelationName TRIPS = new RelationName("trips");
    private static final SandboxLimits LIMITS =
            new SandboxLimits(1_000, Duration.ofSeconds(20), DataSize.ofMegabytes(64));

    @TempDir
    protected Path folder;

    private QueryEngine engine;
    private Path data;

    /// An engine that allows two sandboxes at once.
    protected abstract QueryEngine open();

    @BeforeEach
    void openEngine() {
        engine = open();
        data = folder.resolve("trips.parquet");
        try (QuerySession session = engine.open(Duration.ofMinutes(1))) {
            session.write(Query.of("select i as id, i * 0.5 as fare from range(100) t(i)"), data);
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Queries sandbox() {
        return sandbox(LIMITS);
    }

    private Queries sandbox(SandboxLimits limits) {
        return engine.sandbox(Map.of(TRIPS, DataFiles.parquet(data)), limits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) as n, avg(fare) from trips where id > 5",
                "SELECT * FROM Trips ORDER BY fare DESC LIMIT 5;",
                "from trips select id",
                "with cheap as (select * from trips where fare < 3), two as (from cheap) select * from two, cheap",
                "with recursive n as (select 1 as i union all select i + 1 from n where i < 5) select * from n",
                "select *, row_number() over (partition by id % 3 order by fare) as r from trips",
                "select id, (select max(fare) from trips) as m from trips t where exists (from trips where id = t.id)",
                "select * from trips a asof join trips b on a.id >= b.id",
                "select list_transform([1, 2], lambda x: x + 1)[1] as x, i from range(3) r(i), unnest([1]) u",
                "select * from (values (1), (2)) v(x) union all select id from trips",
                "describe trips",
                "summarize trips",
                "select quantile_cont(fare, 0.5) as q, regexp_replace('a', 'a', 'b') as t, now() is not null as n from trips"
            })
    void ordinaryAnalysisRuns(String sql) {
        try (Queries sandbox = sandbox()) {
            if (!sql.startsWith("summarize") && !sql.contains("asof")) {
                assertThat(sandbox.describe(Query.of(sql)).size()).isPositive();
            }
            assertThat(sandbox.frame(Query.of(sql)).rowCount()).isPositive();
        }
    }

    @Test
    void parametersAreBound() {
        try (Queries sandbox = sandbox()) {
            assertThat(sandbox.frame(Query.named("select id from trips where id < $max", Map.of("max", 3L)))
                            .integers("id"))
                    .containsExactly(0, 1, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('/etc/passwd')",
                "select * from read_text('/etc/passwd')",
                "select * from read_blob('/etc/passwd')",
                "select * from '/etc/passwd'",
                "select * from 'trips.parquet'",
                "select * from glob('/etc/*')",
                "select * from read_parquet('DATA')",
                "select * from parquet_metadata('DATA')",
                "select * from 'DATA'",
                "select (select content from read_text('/etc/passwd')) as x",
                "with x as (from read_csv('/etc/passwd')) select * from x",
                "copy (select 1) to 'TARGET'",
                "copy trips to 'DATA'",
                "export database 'TARGET'",
                "attach 'TARGET' as other",
                "install httpfs",
                "load httpfs",
                "set threads = 1",
                "reset memory_limit",
                "pragma version",
                "pragma database_list",
                "call pragma_version()",
                "create table x as select 1",
                "create macro m() as 1",
                "insert into trips values (1, 2)",
                "drop view trips",
                "update trips set id = 1",
                "begin",
                "checkpoint",
                "use memory",
                "vacuum",
                "explain select 1",
                "prepare p as select 1",
                "execute p",
                "select 1; select 2",
                "select 1; copy (select 1) to 'TARGET'",
                "select 1) to 'TARGET'; select (1",
                "select getenv('HOME')",
                "select current_setting('allowed_paths')",
                "select system.main.current_setting('allowed_paths')",
                "select max(pg_get_viewdef(i)) from range(22000, 60000) t(i)",
                "select pg_catalog.pg_get_constraintdef(1)",
                "select format_type(1, 2)",
                "select get_block_size('memory')",
                "select getvariable('x')",
                "select write_log('x')",
                "select id.current_setting() from (select 'temp_directory' as id)",
                "select * from duckdb_settings()",
                "select * from duckdb_views",
                "select sql from duckdb_views()",
                "select * from information_schema.tables",
                "select * from main.trips",
                "select * from pg_catalog.pg_tables",
                "select * from sqlite_master",
                "select * from pragma_database_list",
                "select * from query('select 1')",
                "select * from query_table('duckdb_views')",
                "select * from json_execute_serialized_sql(json_serialize_sql('select 1'))",
                "select json_serialize_plan('select 1')",
                "show tables",
                "show all tables",
                "show databases",
                "describe duckdb_views",
                "with x as (from duckdb_views), duckdb_views as (select 1) from x",
                "with duckdb_views as (from duckdb_views) from duckdb_views",
                "select * from (with duckdb_views as (select 1) from duckdb_views), duckdb_views",
                "select * from trips, lateral (from read_csv('/etc/passwd'))",
                "from trips where id in (select 1 from read_csv('/etc/passwd'))",
                "select * from gimbal_result_0",
                "select pg_sleep(100)",
                "select repeat('x', 2000000000)",
                "select lpad('x', 2000000000, 'y') || rpad('x', 2000000000, 'y')",
                "select printf('%1000000000d', 1)",
                "select format('{:1000000000}', 1)",
                "select len(list_resize([1], 1000000000))",
                "select len(array_resize([1], 1000000000))"
            })
    void whateverElseIsRefused(String sql) throws Exception {
        Path target = folder.resolve("stolen");
        byte[] before = Files.readAllBytes(data);
        String attack = sql.replace("TARGET", target.toString()).replace("DATA", data.toString());

        try (Queries sandbox = sandbox()) {
            assertInvalid(() -> sandbox.frame(Query.of(attack)))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("root:"));
            assertInvalid(() -> sandbox.describe(Query.of(attack)));
            assertInvalid(() -> sandbox.write(Query.of(attack), folder.resolve("out.parquet")));
            assertThat(sandbox.frame(Query.of("select count(*) as n from trips"))
                            .integer(0, 0))
                    .isEqualTo(100);
        }
        assertThat(target).doesNotExist();
        assertThat(folder.resolve("out.parquet")).doesNotExist();
        assertThat(Files.readAllBytes(data)).isEqualTo(before);
    }

    @Test
    void mistakesHaveAPlaceAndNoPaths() {
        try (Queries sandbox = sandbox()) {
            assertInvalid(() -> sandbox.frame(Query.of("select 1\nfrm trips x y")))
                    .withMessageStartingWith("sql:2:")
                    .withMessageContaining("syntax error");
            assertInvalid(() -> sandbox.frame(Query.of("select fairy from trips")))
                    .withMessageStartingWith("sql:1:8")
                    .withMessageContaining("fare")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(folder.toString()));
            assertInvalid(() -> sandbox.frame(Query.of("select * from trps")))
                    .withMessageContaining("did you mean \"trips\"?");
        }
    }

    @Test
    void tooManyRowsAreTooLarge() {
        try (Queries sandbox = sandbox()) {
            assertThat(sandbox.frame(Query.of("select * from range(1000)")).rowCount())
                    .isEqualTo(1_000);
            assertRefused(ErrorCode.TOO_LARGE, () -> sandbox.frame(Query.of("select * from range(1001)")))
                    .withMessageContaining("1000 rows");
            assertRefused(ErrorCode.TOO_LARGE, () -> sandbox.query(Query.of("select * from range(10000000000)")));
            assertRefused(
                    ErrorCode.TOO_LARGE,
                    () -> sandbox.write(Query.of("select * from range(2000)"), folder.resolve("big.parquet")));
            assertThat(folder.resolve("big.parquet")).doesNotExist();
        }
    }

    @Test
    void tooMuchTextIsTooLarge() {
        String thousand = "array_to_string([i for i in range(250)], 'x')";
        try (Queries sandbox = sandbox()) {
            assertThat(sandbox.frame(Query.of("select " + thousand + " as x from range(1000)"))
                            .rowCount())
                    .isEqualTo(1_000);
            assertRefused(
                            ErrorCode.TOO_LARGE,
                            () -> sandbox.query(Query.of("with a as (select " + thousand + " as x), b as (select "
                                    + "replace(x, 'x', x) as x from a) select x, x::blob as y from b, range(100)")))
                    .withMessageContaining("bytes of text");
            assertThat(sandbox.frame(Query.of("select 1 as x")).integer(0, 0)).isEqualTo(1);
        }
    }

    @Test
    void tooMuchTimeEndsIt() {
        SandboxLimits brief = new SandboxLimits(10, Duration.ofMillis(400), DataSize.ofMegabytes(64));
        try (Queries sandbox = sandbox(brief)) {
            assertRefused(
                    ErrorCode.DEADLINE_EXCEEDED,
                    () -> sandbox.frame(Query.of(
                            "select count(*) from range(1000000) a(i), range(1000000) b(j) where hash(i + j) = 7")));
        }
    }

    @Test
    void tooMuchMemoryEndsIt() {
        SandboxLimits small = new SandboxLimits(10, Duration.ofSeconds(60), DataSize.ofMegabytes(32));
        try (Queries sandbox = sandbox(small)) {
            assertRefused(
                    ErrorCode.RESOURCE_EXHAUSTED,
                    () -> sandbox.frame(
                            Query.of("select length(string_agg(i::varchar, ',')) as l from range(100000000) t(i)")));
        }
    }

    @Test
    void aResultCanBeWritten() {
        try (Queries sandbox = sandbox()) {
            ParquetFile file =
                    sandbox.write(Query.of("select id from trips where id < 10"), folder.resolve("out.parquet"));

            assertThat(file.rowCount()).isEqualTo(10);
            assertThat(file.path()).isEqualTo(folder.resolve("out.parquet")).isNotEmptyFile();
            assertRefused(
                    ErrorCode.ALREADY_EXISTS,
                    () -> sandbox.write(Query.of("select id from trips"), folder.resolve("out.parquet")));
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Map<RelationName, DataFiles> relations = Map.of(TRIPS, DataFiles.parquet(folder.resolve("absent.parquet")));

        assertInvalid(() -> engine.sandbox(relations, LIMITS)).withMessageContaining("absent.parquet");
    }

    @Test
    void onlySoManyRunAtOnce() {
        List<Queries> open = new ArrayList<>(List.of(sandbox(), sandbox()));
        assertRefused(ErrorCode.RESOURCE_EXHAUSTED, this::sandbox);
        open.removeLast().close();
        open.add(sandbox());
        open.forEach(Queries::close);
    }
}
