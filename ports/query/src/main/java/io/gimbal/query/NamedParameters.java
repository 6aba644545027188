package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns `$name` into `$1`, everywhere but in strings, quoted names and comments.
final class NamedParameters {
    private NamedParameters() {}

    static Query bind(String sql, Map<String, ? extends @Nullable Object> parameters) {
        Map<String, Integer> places = new LinkedHashMap<>();
        List<@Nullable Object> values = new ArrayList<>();
        String rewritten = SqlNames.DOLLAR.replace(
                sql,
                name -> "$"
                        + places.computeIfAbsent(name, _ -> {
                            values.add(value(name, parameters));
                            return values.size();
                        }));
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
