package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.NearestName;
import io.gimbal.core.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What users' SQL may contain, decided on the tree that DuckDB's own parser makes of it: one SELECT that reads the
/// named relations and its own common table expressions. What is not on a list of harmless things is refused; the
/// lists of forbidden things are those of functions and macros that look around in the engine, and of functions
/// that make text or lists of any length out of one number: they neither hear that their time is over nor ask for
/// memory in pieces.
final class SandboxRules {
    /// Every leaf of the tree with its path, like `$.statements[0].node.from_table.table_name`.
    private static final String TREE = """
            SELECT fullkey AS path, atom ->> '$' AS value FROM json_tree(json_serialize_sql($1))
            WHERE key IN ('error_message', 'position', 'type', 'sample', 'table_name', 'schema_name', 'catalog_name',
                          'function_name', 'key', 'show_type')""";

    private static final Set<String> RELATION_KINDS = Set.of(
            "SELECT_NODE", "BASE_TABLE", "TABLE_FUNCTION", "JOIN", "SUBQUERY", "EMPTY", "EXPRESSION_LIST", "SHOW_REF");
    private static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series", "unnest");
    private static final Set<String> FORBIDDEN_FUNCTIONS = Set.of(
            "current_connection_id",
            "current_query",
            "current_query_id",
            "current_schemas",
            "current_setting",
            "current_transaction_id",
            "currval",
            "format_type",
            "get_block_size",
            "getenv",
            "getvariable",
            "in_search_path",
            "json_deserialize_sql",
            "json_serialize_plan",
            "nextval",
            "pg_get_constraintdef",
            "pg_get_viewdef",
            "pg_sleep",
            "setseed",
            "setval",
            "sleep_ms",
            "stats",
            "txid_current",
            "vector_type",
            "write_log");

    private static final Set<String> GROWING_FUNCTIONS =
            Set.of("array_resize", "format", "list_resize", "lpad", "printf", "repeat", "rpad");

    private static final Pattern COMMON_TABLE = Pattern.compile("(.*)\\.cte_map\\.map\\[(\\d+)]\\.key");
    private static final Pattern STATEMENT = Pattern.compile("\\$\\.statements\\[(\\d+)]\\..*");

    private final Map<String, String> tree = new LinkedHashMap<>();
    private final Set<String> relations;

    private SandboxRules(Frame leaves, Set<String> relations) {
        this.relations = relations;
        for (int row = 0; row < leaves.rowCount(); row++) {
            tree.put(leaves.text(0, row), leaves.isNull(1, row) ? "" : leaves.text(1, row));
        }
    }

    /// @throws CodedException INVALID_ARGUMENT saying what is not allowed
    static void check(DuckDbSession session, String sql, Set<RelationName> relations) {
        Set<String> names = relations.stream().map(RelationName::value).collect(Collectors.toSet());
        new SandboxRules(session.frame(Query.of(TREE, sql)), names).check(sql);
    }

    private void check(String sql) {
        checkParsed(sql);
        boolean several = tree.keySet().stream()
                .map(STATEMENT::matcher)
                .anyMatch(path -> path.matches() && !path.group(1).equals("0"));
        if (several) {
            throw refused("only one statement can be run at a time");
        }
        tree.forEach((path, value) -> {
            int dot = path.lastIndexOf('.');
            switch (path.substring(dot + 1)) {
                case "sample" -> checkRelation(path.substring(0, dot));
                case "function_name" -> checkFunction(value.toLowerCase(Locale.ROOT));
                default -> {} // looked up from the others
            }
        });
    }

    private void checkParsed(String sql) {
        String message = tree.get("$.error_message");
        if (message == null) {
            return;
        }
        String position = tree.get("$.position");
        if (position == null) {
            throw refused("only one SELECT can be run here (also WITH, FROM, VALUES, DESCRIBE or SUMMARIZE)");
        }
        String before = sql.substring(0, Math.clamp(Long.parseLong(position), 0, sql.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        Problem problem = Problem.at(new Problem.Location("sql", line, column), message);
        throw new CodedException(ErrorCode.INVALID_ARGUMENT, problem.toString(), List.of(problem));
    }

    private void checkRelation(String path) {
        String kind = leaf(path, "type");
        if (!RELATION_KINDS.contains(kind)) {
            throw refused(kind.toLowerCase(Locale.ROOT).replace('_', ' ') + " is not allowed in FROM");
        }
        switch (kind) {
            case "BASE_TABLE" -> checkTable(path);
            case "TABLE_FUNCTION" -> checkTableFunction(leaf(path + ".function", "function_name"));
            case "SHOW_REF" -> checkShow(path);
            default -> {} // its parts are looked at themselves
        }
    }

    private void checkTable(String path) {
        String name = leaf(path, "table_name");
        if (!leaf(path, "schema_name").isEmpty() || !leaf(path, "catalog_name").isEmpty()) {
            throw refused("relations have no schema here: \"" + name + "\"");
        }
        if (!relations.contains(name.toLowerCase(Locale.ROOT)) && !isCommonTable(name, path)) {
            throw refused("no relation \"" + name + "\""
                    + NearestName.hint(name, relations)
                            .map(hint -> " (" + hint + ")")
                            .orElse(""));
        }
    }

    private static void checkTableFunction(String name) {
        if (!TABLE_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
            throw refused("function \"" + name + "\" is not allowed in FROM (one of "
                    + TABLE_FUNCTIONS.stream().sorted().collect(Collectors.joining(", ")) + ")");
        }
    }

    private static void checkFunction(String name) {
        if (FORBIDDEN_FUNCTIONS.contains(name) || GROWING_FUNCTIONS.contains(name)) {
            throw refused("function \"" + name + "\" is not allowed");
        }
    }

    private void checkShow(String path) {
        if (!leaf(path, "table_name").isEmpty()) {
            throw refused("only DESCRIBE and SUMMARIZE of a relation are allowed");
        }
    }

    /// Whether a WITH that is visible at `path` defines the name: one around it, and of that only what stands
    /// before it, or itself if it is recursive. Otherwise the name would reach the engine's catalog.
    private boolean isCommonTable(String name, String path) {
        return tree.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(name))
                .map(entry -> COMMON_TABLE.matcher(entry.getKey()))
                .anyMatch(definition -> definition.matches() && isVisible(definition, path));
    }

    private boolean isVisible(Matcher definition, String path) {
        String owner = definition.group(1);
        int place = Integer.parseInt(definition.group(2));
        if (!path.startsWith(owner + ".")) {
            return false;
        }
        Matcher within = Pattern.compile("\\.cte_map\\.map\\[(\\d+)]\\..*").matcher(path.substring(owner.length()));
        if (!within.matches()) {
            return true;
        }
        int reader = Integer.parseInt(within.group(1));
        String self = owner + ".cte_map.map[" + place + "].value.query_node";
        return reader > place || (reader == place && leaf(self, "type").equals("RECURSIVE_CTE_NODE"));
    }

    private String leaf(String path, String key) {
        return tree.getOrDefault(path + "." + key, "");
    }

    private static CodedException refused(String message) {
        return CodedException.invalidArgument(message);
    }
}
