package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns `$name` into `$1`, everywhere but in strings, quoted names and comments.
final class NamedParameters {
    private static final Pattern PIECE = Pattern.compile("""
            (?<skip> [eE]'(?: [^'\\\\] | \\\\. | '' )*'      # a string with backslash escapes
                   | '(?: [^'] | '' )*'                      # a string
                   | "(?: [^"] | "" )*"                      # a quoted name
                   | --[^\\n]*                               # a comment to the end of the line
                   | /\\* .*? \\*/                           # a comment
                   | \\$\\$ .*? \\$\\$                       # a dollar-quoted string
                   | \\$ (?<tag>[A-Za-z_]\\w*) \\$ .*? \\$ \\k<tag> \\$
                   )
            | \\$ (?<name>[A-Za-z_]\\w*)
            """, Pattern.COMMENTS | Pattern.DOTALL);

    private NamedParameters() {}

    static Query bind(String sql, Map<String, ? extends @Nullable Object> parameters) {
        Map<String, Integer> places = new LinkedHashMap<>();
        List<@Nullable Object> values = new ArrayList<>();
        String rewritten = PIECE.matcher(sql).replaceAll(match -> {
            String name = ((Matcher) match).group("name");
            if (name == null) {
                return Matcher.quoteReplacement(match.group());
            }
            Integer place = places.computeIfAbsent(name, _ -> {
                values.add(value(name, parameters));
                return values.size();
            });
            return Matcher.quoteReplacement("$" + place);
        });
        for (String name : parameters.keySet()) {
            if (!places.containsKey(name)) {
                throw CodedException.invalidArgument("the SQL has no parameter $" + name);
            }
        }
        return new Query(rewritten, values);
    }

    private static @Nullable Object value(String name, Map<String, ? extends @Nullable Object> parameters) {
        if (!parameters.containsKey(name)) {
            throw CodedException.invalidArgument("parameter $" + name + " has no value"
                    + NearestName.hint(name, parameters.keySet())
                            .map(hint -> " (" + hint + ")")
                            .orElse(""));
        }
        return parameters.get(name);
    }
}
