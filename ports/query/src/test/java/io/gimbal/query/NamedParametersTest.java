package io.gimbal.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    @Test
    void stringsMayBeLong() {
        String text = "it''s $a \\\\ ".repeat(100_000);

        for (String sql : List.of("'" + text + "'", "\"" + text + "\"", "E'" + text + "'", "/*" + text + "*/")) {
            assertThat(Query.named("select " + sql + ", $a", Map.of("a", 1L)).sql())
                    .isEqualTo("select " + sql + ", $1");
        }
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatIsNeverClosedGoesUpToTheEnd() {
        for (String opening : List.of("'", "\"", "/* ", "$$ ", "$t$ ")) {
            String sql = "select $a, " + opening + "x $a " + "/* ".repeat(100_000);

            assertThat(Query.named(sql, Map.of("a", 1L)).sql()).isEqualTo(sql.replaceFirst("[$]a", "\\$1"));
        }
    }

    @Test
    void colonsMarkNamesToo_exceptInCasts() {
        assertThat(SqlNames.COLON.replace("select :a::text, ':a', $b, :b", name -> "<" + name + ">"))
                .isEqualTo("select <a>::text, ':a', $b, <b>");
    }
}
