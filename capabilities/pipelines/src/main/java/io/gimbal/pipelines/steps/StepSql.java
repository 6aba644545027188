package io.gimbal.pipelines.steps;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.SqlNames;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The SQL of a step: which values it asks for by `:name`, and which tables it reads.
///
/// @param text with `$name` in the place of `:name`
/// @param parameters the names, in the order in which they first occur
public record StepSql(String text, Set<String> parameters) {
    /// The parameter that every step has.
    public static final String AS_OF = "as_of";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Every table and every common table of the tree that DuckDB's parser makes, with its path.
    private static final String TREE = """
            SELECT fullkey AS path, key AS kind, atom ->> '$' AS value FROM json_tree(json_serialize_sql($1))
            WHERE key IN ('table_name', 'key') AND atom ->> '$' <> ''""";

    private static final Pattern COMMON_TABLE = Pattern.compile("(.*)\\.cte_map\\.map\\[(\\d+)]\\.key");

    public StepSql {
        parameters = new LinkedHashSet<>(parameters);
    }

    public static StepSql of(String sql) {
        Set<String> names = new LinkedHashSet<>();
        String text = SqlNames.COLON.replace(sql, name -> {
            names.add(name);
            return "$" + name;
        });
        return new StepSql(text, names);
    }

    /// The query with its values.
    ///
    /// @throws CodedException INVALID_ARGUMENT if a name has no value, with the nearest that has
    public Query bind(Instant asOf, Map<String, JsonValue> values) {
        Map<String, Object> bound = new LinkedHashMap<>();
        for (String name : parameters) {
            bound.put(name, name.equals(AS_OF) ? asOf : plain(name, values));
        }
        return Query.named(text, bound);
    }

    private static Object plain(String name, Map<String, JsonValue> values) {
        JsonValue value = values.get(name);
        if (value == null) {
            Set<String> known = new TreeSet<>(values.keySet());
            known.add(AS_OF);
            throw CodedException.invalidArgument("no parameter \"" + name + "\""
                    + NearestName.hint(name, known).map(hint -> ", " + hint).orElse(""));
        }
        return switch (value) {
            case JsonNumber.Whole(long whole) -> whole;
            case JsonNumber number -> number.doubleValue();
            case JsonString(String word) -> word;
            case JsonBoolean flag -> flag.value();
            default -> throw CodedException.invalidArgument("parameter \"" + name + "\" is no single value: " + value);
        };
    }

    /// The tables the query reads, lower-case, in order of name; none if it cannot be parsed, which running
    /// it explains better.
    public List<String> tables(QueryEngine engine) {
        try (QuerySession session = engine.open(PATIENCE)) {
            Frame leaves = session.frame(Query.of(TREE, text));
            Set<String> tables = new TreeSet<>();
            for (int row = 0; row < leaves.rowCount(); row++) {
                if (leaves.text(1, row).equals("table_name")
                        && !isCommon(leaves, leaves.text(0, row), leaves.text(2, row))) {
                    tables.add(leaves.text(2, row).toLowerCase(Locale.ROOT));
                }
            }
            return List.copyOf(tables);
        }
    }

    /// Whether the name is that of a WITH around the place, and not what this WITH itself is made of.
    private static boolean isCommon(Frame leaves, String path, String name) {
        for (int row = 0; row < leaves.rowCount(); row++) {
            Matcher definition = COMMON_TABLE.matcher(leaves.text(0, row));
            if (definition.matches() && leaves.text(2, row).equalsIgnoreCase(name)) {
                String own = definition.group(1) + ".cte_map.map[" + definition.group(2) + "].";
                if (path.startsWith(definition.group(1) + ".") && !path.startsWith(own)) {
                    return true;
                }
            }
        }
        return false;
    }
}
