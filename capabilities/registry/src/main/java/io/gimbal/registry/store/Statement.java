package io.gimbal.registry.store;

import java.util.ArrayList;
import java.util.List;

/// Text and parameters of a query, which can be part of another.
record Statement(String sql, List<Object> parameters) {
    Statement {
        parameters = List.copyOf(parameters);
    }

    static Statement of(String sql, Object... parameters) {
        return new Statement(sql, List.of(parameters));
    }

    Statement limited(int rows) {
        return with(" LIMIT ?", rows);
    }

    Statement after(int rows) {
        return with(" OFFSET ?", rows);
    }

    /// The same as a table of another statement.
    Statement within(String before, String after) {
        return new Statement(before + "(" + sql + ")" + after, parameters);
    }

    Object[] values() {
        return parameters.toArray();
    }

    private Statement with(String text, int parameter) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(parameter);
        return new Statement(sql + text, all);
    }
}
