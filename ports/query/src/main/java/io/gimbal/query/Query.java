package io.gimbal.query;

import io.gimbal.core.CodedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One SQL statement and what is bound to its parameters. Values travel beside the text, never in it.
///
/// @param sql with `?` or `$1`, `$2` as parameters
/// @param parameters `String`, `Long`, `Integer`, `Double`, `Boolean`, [Instant], [LocalDate], `byte[]` or null
public record Query(String sql, List<@Nullable Object> parameters) {
    public Query {
        if (sql.isBlank()) {
            throw CodedException.invalidArgument("the SQL is empty");
        }
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
        parameters.forEach(Query::check);
    }

    public static Query of(String sql, @Nullable Object... parameters) {
        List<@Nullable Object> values = new ArrayList<>();
        Collections.addAll(values, parameters);
        return new Query(sql, values);
    }

    /// With parameters written `$name`, each of which may occur several times.
    ///
    /// @throws CodedException INVALID_ARGUMENT if a name in the text has no value, or a value no name in the text
    public static Query named(String sql, Map<String, ? extends @Nullable Object> parameters) {
        return NamedParameters.bind(sql, parameters);
    }

    private static void check(@Nullable Object value) {
        switch (value) {
            case null -> {}
            case String _, Long _, Integer _, Double _, Boolean _, Instant _, LocalDate _, byte[] _ -> {}
            default ->
                throw CodedException.invalidArgument(
                        "a parameter cannot be a " + value.getClass().getSimpleName());
        }
    }
}
