package io.gimbal.data.ingest;

import io.gimbal.core.CodedException;
import io.gimbal.data.DataType;
import io.gimbal.data.RowCondition;
import io.gimbal.query.SqlText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The SQL that is true for a row that breaks a condition.
///
/// @param types of the columns
record RuleSql(Map<String, DataType> types) {
    /// Whether some value of the row did not cast.
    static final String FAILED_CAST = "gimbal_failed";

    static final String RULE = "gimbal_rule";
    static final String FILE = "gimbal_file";
    static final String ROW = "gimbal_row";

    String broken(RowCondition condition) {
        return switch (condition) {
            case RowCondition.Legible legible -> unreadable(legible);
            case RowCondition.Between between -> outside(between);
            case RowCondition.Length length -> length(length);
            case RowCondition.Matches matches ->
                "coalesce(NOT regexp_matches(" + SqlText.name(matches.column()) + ", "
                        + SqlText.literal(matches.pattern()) + "), false)";
            case RowCondition.MultipleOf multiple ->
                "coalesce(" + SqlText.name(multiple.column()) + " % " + multiple.divisor() + " <> 0, false)";
            case RowCondition.OneOf oneOf ->
                "coalesce(" + SqlText.name(oneOf.column()) + " NOT IN " + values(oneOf.column(), oneOf.values())
                        + ", false)";
            case RowCondition.NoneOf noneOf ->
                "coalesce(" + SqlText.name(noneOf.column()) + " IN " + values(noneOf.column(), noneOf.values())
                        + ", false)";
            case RowCondition.Present present -> missing(present);
            case RowCondition.Satisfies satisfies -> "NOT coalesce(TRY((\n" + satisfies.sql() + "\n)), false)";
            case RowCondition.Distinct distinct -> repeated(distinct);
        };
    }

    private static String unreadable(RowCondition.Legible legible) {
        return legible.required().stream()
                .map(column -> " OR " + SqlText.name(column) + " IS NULL")
                .collect(Collectors.joining("", FAILED_CAST, ""));
    }

    private String outside(RowCondition.Between between) {
        String column = SqlText.name(between.column());
        String below = between.lower()
                .map(end -> column + (end.included() ? " < " : " <= ") + literal(between.column(), end.value()))
                .orElse("false");
        String above = between.upper()
                .map(end -> column + (end.included() ? " > " : " >= ") + literal(between.column(), end.value()))
                .orElse("false");
        return "coalesce(" + below + " OR " + above + ", false)";
    }

    private static String length(RowCondition.Length length) {
        return "coalesce(length(" + SqlText.name(length.column()) + ") NOT BETWEEN " + length.least() + " AND "
                + length.most() + ", false)";
    }

    private String missing(RowCondition.Present present) {
        String column = SqlText.name(present.column());
        return present.missing().isEmpty()
                ? column + " IS NULL"
                : "coalesce(" + column + " IN " + values(present.column(), present.missing()) + ", true)";
    }

    /// Among the rows that broke nothing so far, all but the first of those that are equal.
    private static String repeated(RowCondition.Distinct distinct) {
        String judged = RULE + " IS NULL AND "
                + distinct.columns().stream()
                        .map(column -> SqlText.name(column) + " IS NOT NULL")
                        .collect(Collectors.joining(" AND "));
        return "(" + judged + " AND row_number() OVER (PARTITION BY (" + judged + "), "
                + SqlText.names(distinct.columns()) + " ORDER BY " + FILE + ", " + ROW + ") > 1)";
    }

    private String values(String column, List<String> values) {
        return values.stream().map(value -> literal(column, value)).collect(Collectors.joining(", ", "(", ")"));
    }

    private String literal(String column, String value) {
        return "CAST(" + SqlText.literal(value) + " AS " + declared(column) + ")";
    }

    private String declared(String column) {
        DataType type = types.get(column);
        if (type == null) {
            throw CodedException.invalidArgument("no column \"" + column + "\"");
        }
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case LONG, DOUBLE -> "DOUBLE";
            case STRING -> "VARCHAR";
            case TIMESTAMP, DATE -> "TIMESTAMP";
        };
    }
}
