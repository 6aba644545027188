package io.gimbal.tracking.search;

import io.gimbal.filter.Identifier;
import io.gimbal.sql.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// A key to order by, as SQL.
///
/// @param join what the expressions need beside the item itself, with a leading space
/// @param phase an expression for [SortValue#phase]; empty when there always is a value
/// @param scan an index that has this order, if there is one
record SortKey(
        Identifier identifier,
        boolean ascending,
        Type type,
        Fragment join,
        Fragment phase,
        Fragment value,
        Optional<OrderedScan> scan) {
    enum Type {
        TEXT,
        INTEGER,
        REAL;

        Object read(Row row, String column) throws SQLException {
            return switch (this) {
                case TEXT -> row.text(column);
                case INTEGER -> row.integer(column);
                case REAL -> row.real(column);
            };
        }

        boolean fits(Object value) {
            return switch (this) {
                case TEXT -> value instanceof String;
                case INTEGER -> value instanceof Long;
                case REAL -> value instanceof Double;
            };
        }
    }

    /// The phase of a key that nothing has.
    static final Fragment NOWHERE = new Fragment("2", List.of());

    /// A column that always has a value.
    static SortKey column(Identifier identifier, boolean ascending, Type type, String column) {
        Fragment value = new Fragment(column, List.of());
        return new SortKey(identifier, ascending, type, Fragment.NONE, Fragment.NONE, value, Optional.empty());
    }

    /// A column that may be NULL.
    SortKey orMissing() {
        Fragment whether = Fragment.of("CASE WHEN ? IS NULL THEN 2 ELSE 0 END", value);
        return new SortKey(identifier, ascending, type, join, whether, value, scan);
    }

    SortKey scanned(OrderedScan index) {
        return new SortKey(identifier, ascending, type, join, phase, value, Optional.of(index));
    }

    /// The same, read from the row of a scan.
    SortKey over(String expression) {
        return column(identifier, ascending, type, expression);
    }

    boolean isAlwaysThere() {
        return phase.sql().isEmpty();
    }

    /// Whether no item has a value.
    boolean isNowhere() {
        return phase.equals(NOWHERE);
    }

    /// Whether an item can have that [SortValue].
    boolean fits(Object found, Object value) {
        return found.equals((long) SortValue.THERE)
                ? type.fits(value)
                : !isAlwaysThere()
                        && (found.equals((long) SortValue.NOT_A_NUMBER) || found.equals((long) SortValue.MISSING));
    }

    String direction() {
        return ascending ? " ASC" : " DESC";
    }

    /// From the columns `p` and `v` of that number.
    SortValue read(Row row, int number) throws SQLException {
        int found = isAlwaysThere() ? SortValue.THERE : Math.toIntExact(row.integer("p" + number));
        return found == SortValue.THERE ? SortValue.of(type.read(row, "v" + number)) : new SortValue(found, "");
    }
}
