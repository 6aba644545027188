package io.gimbal.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class NamedParametersTest {
    @Test
    void namesBecomePlacesInOrderOfAppearance() {
        Query query = Query.named("select $b, $a, $b", Map.of("a", 1L, "b", 2L));

        assertThat(query.sql()).isEqualTo("select $1, $2, $1");
        assertThat(query.parameters()).containsExactly(2L, 1L);
    }

    @Test
    void stringsNamesAndCommentsStayAsTheyAre() {
        String sql = "select '$a ''$a', \"$a\", E'\\'$a', $$ $a $$, $t$ $a $t$ -- $a\n /* $a\n */ + $a";

        assertThat(Query.named(sql, Map.of("a", 1L)).sql()).isEqualTo(sql.substring(0, sql.length() - 1) + "1");
    }
}
