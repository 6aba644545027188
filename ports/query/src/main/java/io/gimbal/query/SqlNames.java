package io.gimbal.query;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the names that stand behind a mark, like `$name`, everywhere but in strings, quoted names, comments
/// and casts.
public enum SqlNames {
    DOLLAR("\\$"),
    COLON(":");

    /// What is no code. Possessive, so that a long string takes neither the stack nor a second look; what is
    /// not closed goes up to the end.
    private static final String SKIPPED = """
            (?<skip> [eE]'(?: [^'\\\\] | \\\\. | '' )*+(?: ' | \\z)  # a string with backslash escapes
                   | '(?: [^'] | '' )*+(?: ' | \\z)               # a string
                   | "(?: [^"] | "" )*+(?: " | \\z)               # a quoted name
                   | --[^\\n]*+                                   # a comment to the end of the line
                   | /\\* .*? (?: \\*/ | \\z)                     # a comment
                   | \\$\\$ .*? (?: \\$\\$ | \\z)                   # a dollar-quoted string
                   | \\$ (?<tag>[A-Za-z_]\\w*+) \\$ .*? (?: \\$ \\k<tag> \\$ | \\z)
                   | ::                                          # a cast
                   )
            """;

    private final Pattern piece;

    SqlNames(String mark) {
        this.piece =
                Pattern.compile(SKIPPED + "| " + mark + " (?<name>[A-Za-z_]\\w*+)", Pattern.COMMENTS | Pattern.DOTALL);
    }

    /// The SQL with each marked name, its mark included, replaced by what is made of the name, in order.
    public String replace(String sql, UnaryOperator<String> replacement) {
        return piece.matcher(sql).replaceAll(match -> {
            String name = ((Matcher) match).group("name");
            return Matcher.quoteReplacement(name == null ? match.group() : replacement.apply(name));
        });
    }
}
