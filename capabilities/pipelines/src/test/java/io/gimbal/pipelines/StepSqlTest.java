package io.gimbal.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.json.JsonValue;
import io.gimbal.pipelines.steps.StepSql;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.Query;
import io.gimbal.query.QueryConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StepSqlTest {
    @Test
    void valuesAreBoundAndNeverPutIntoTheText() {
        Query query = StepSql.of("select ':no' as a, x::int, \":no\" -- :no\n from t where x = :days and y < :as_of")
                .bind(Instant.EPOCH, Map.of("days", JsonValue.of(7), "unused", JsonValue.of(1)));

        assertThat(query.sql()).isEqualTo("select ':no' as a, x::int, \":no\" -- :no\n from t where x = $1 and y < $2");
        assertThat(query.parameters()).containsExactly(7L, Instant.EPOCH);
    }

    @Test
    void aNameWithoutValueIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> StepSql.of("select :day").bind(Instant.EPOCH, Map.of("days", JsonValue.of(7))))
                .hasMessage("no parameter \"day\", did you mean \"days\"?");
    }

    @Test
    void tablesAreThoseThatAreReadAndNotWhatIsOnlyCalledSo(@TempDir Path folder) {
        try (DuckDbQueryEngine engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder)) {
            StepSql sql = StepSql.of("""
                    with trips as (select * from trips), other as (select 1 as x)
                    select * from Trips join zones using (zone) join other on true where x = :days""");

            assertThat(sql.tables(engine)).containsExactly("trips", "zones");
        }
    }
}
