package io.gimbal.sql;

import java.util.List;
import java.util.stream.Collectors;

/// The few places where SQLite and PostgreSQL want different words; both know `ON CONFLICT ... DO UPDATE`,
/// `RETURNING`, common table expressions and window functions, so stores are written once.
public enum Dialect {
    SQLITE("sqlite"),
    POSTGRESQL("postgresql");

    private final String folder;

    Dialect(String folder) {
        this.folder = folder;
    }

    /// The folder of this dialect's migrations below a module's `db/<module>/`.
    public String folder() {
        return folder;
    }

    /// A condition on a text whose one parameter is a [#pattern]; letters count as they are written.
    public String like(String expression) {
        return switch (this) {
            case SQLITE -> expression + " GLOB ?";
            case POSTGRESQL -> expression + " LIKE ? ESCAPE ''";
        };
    }

    /// Like [#like], but `A` to `Z` are the same as `a` to `z`; the parameter is the pattern as it was written. Other
    /// letters differ by case, because SQLite knows no more.
    public String likeInAnyCase(String expression) {
        return switch (this) {
            case SQLITE -> expression + " LIKE ?";
            case POSTGRESQL -> expression + " COLLATE \"C\" ILIKE ? ESCAPE ''";
        };
    }

    /// What [#like] compares with, of a pattern in which `%` is any run of characters and `_` any character.
    public String pattern(String like) {
        return switch (this) {
            case SQLITE -> like.codePoints().mapToObj(Dialect::glob).collect(Collectors.joining());
            case POSTGRESQL -> like;
        };
    }

    private static String glob(int character) {
        return switch (character) {
            case '%' -> "*";
            case '_' -> "?";
            case '*', '?', '[' -> "[" + Character.toString(character) + "]";
            default -> Character.toString(character);
        };
    }

    /// Names the index that a `FROM table` must use, where that can be said.
    public String using(String index) {
        return switch (this) {
            case SQLITE -> " INDEXED BY " + index;
            case POSTGRESQL -> "";
        };
    }

    /// Statements after which, until the transaction ends, joins go in the order in which they are written and by
    /// indexes: for queries whose plan was chosen by whoever wrote them. SQLite does so by `CROSS JOIN`.
    public List<String> joinsAsWritten() {
        return switch (this) {
            case SQLITE -> List.of();
            case POSTGRESQL ->
                List.of(
                        "SELECT set_config('join_collapse_limit', '1', TRUE), set_config('from_collapse_limit', '1', TRUE),"
                                + " set_config('enable_seqscan', 'off', TRUE), set_config('enable_hashjoin', 'off', TRUE),"
                                + " set_config('enable_mergejoin', 'off', TRUE), set_config('jit', 'off', TRUE)");
        };
    }
}
