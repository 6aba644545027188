package io.gimbal.tracking.search;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// A piece of SQL with the values of its parameters, which always go together.
record Fragment(String sql, List<Object> parameters) {
    static final Fragment NONE = new Fragment("", List.of());

    Fragment {
        parameters = List.copyOf(parameters);
    }

    /// Each `?` of the template takes the next argument: a fragment is put in its place, any other value stays a
    /// parameter.
    static Fragment of(String template, Object... arguments) {
        StringBuilder sql = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        Iterator<Object> next = List.of(arguments).iterator();
        for (int i = 0; i < template.length(); i++) {
            char character = template.charAt(i);
            if (character == '?') {
                append(next.next(), sql, parameters);
            } else {
                sql.append(character);
            }
        }
        return new Fragment(sql.toString(), parameters);
    }

    private static void append(Object argument, StringBuilder sql, List<Object> parameters) {
        if (argument instanceof Fragment fragment) {
            sql.append(fragment.sql);
            parameters.addAll(fragment.parameters);
        } else {
            sql.append('?');
            parameters.add(argument);
        }
    }

    static Fragment join(String separator, List<Fragment> fragments) {
        String sql =
                String.join(separator, fragments.stream().map(Fragment::sql).toList());
        return new Fragment(
                sql, fragments.stream().flatMap(it -> it.parameters.stream()).toList());
    }

    /// `a, b` as parameters.
    static Fragment list(List<?> values) {
        return join(", ", values.stream().map(value -> of("?", value)).toList());
    }

    /// With other words; values are parameters and stay what they are.
    Fragment with(String word, String other) {
        return new Fragment(sql.replace(word, other), parameters);
    }

    Object[] array() {
        return parameters.toArray();
    }
}
