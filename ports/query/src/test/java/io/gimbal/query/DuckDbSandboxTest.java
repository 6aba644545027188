package io.gimbal.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.DataSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DuckDbSandboxTest extends SandboxContract {
    private static final QueryConfig CONFIG =
            new QueryConfig(DataSize.ofMegabytes(256), 2, DataSize.ofMegabytes(64), 2);

    @Override
    protected QueryEngine open() {
        return new DuckDbQueryEngine(CONFIG, folder.resolve("query"));
    }

    /// A macro's own SELECT is not looked at when a user's query is: it may read what DuckDB knows of itself.
    @Test
    void everyMacroThatSelectsIsRefused() {
        try (QueryEngine engine = open();
                QuerySession session = engine.open(Duration.ofSeconds(10))) {
            Frame macros = session.frame(Query.of("""
                    select distinct function_name as name from duckdb_functions()
                    where function_type = 'macro' and macro_definition ilike '%select%' order by 1"""));

            assertThat(macros.texts("name"))
                    .containsExactly("format_type", "get_block_size", "pg_get_constraintdef", "pg_get_viewdef");
        }
    }

    /// A newer DuckDB may bring functions that do something; then this test asks for a decision.
    @Test
    void everyFunctionThatDoesSomethingOrLooksAroundWasDecidedUpon() {
        try (QueryEngine engine = open();
                QuerySession session = engine.open(Duration.ofSeconds(10))) {
            Frame functions = session.frame(Query.of("""
                    select distinct function_name as name from duckdb_functions()
                    where function_type = 'scalar' and (has_side_effects or stability <> 'CONSISTENT') order by 1"""));

            assertThat(functions.texts("name"))
                    .containsExactly(
                            "current_connection_id", // refused
                            "current_database",
                            "current_date",
                            "current_query", // refused
                            "current_query_id", // refused
                            "current_schema",
                            "current_schemas", // refused
                            "current_setting", // refused
                            "current_transaction_id", // refused
                            "currval", // refused
                            "error",
                            "gen_random_uuid",
                            "get_current_time",
                            "get_current_timestamp",
                            "getvariable", // refused
                            "in_search_path", // refused
                            "nextval", // refused
                            "now",
                            "random",
                            "setseed", // refused
                            "setval", // refused
                            "sleep_ms", // refused
                            "stats", // refused
                            "today",
                            "transaction_timestamp",
                            "txid_current", // refused
                            "uuid",
                            "uuidv4",
                            "uuidv7",
                            "vector_type", // refused
                            "write_log"); // refused
        }
    }
}
