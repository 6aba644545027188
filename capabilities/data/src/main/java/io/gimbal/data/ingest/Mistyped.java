package io.gimbal.data.ingest;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.data.RowRule;
import io.gimbal.data.Source;
import io.gimbal.data.SourceColumn;
import io.gimbal.query.Frame;
import io.gimbal.query.Queries;
import io.gimbal.query.Query;
import io.gimbal.query.SqlText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A file of which no row at all can be read holds something else than was expected. That is no matter of rows to put
/// aside, however small its part of the delivery is.
final class Mistyped {
    /// Fewer rows may all be wrong by chance.
    private static final int ENOUGH_ROWS = 10;

    private Mistyped() {}

    /// @param queries over the judged rows
    /// @param files the names of the delivery's files
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT naming each such file, and what of it does not cast
    static void check(Queries queries, Source source, List<String> files) {
        String readable = source.castColumns().stream()
                .map(column -> ", count(" + SqlText.name(column.name()) + ")")
                .collect(Collectors.joining());
        Frame found = queries.frame(Query.of("SELECT " + RuleSql.FILE + ", count(*)" + readable + " FROM "
                + Sorted.JUDGED + " GROUP BY ALL HAVING count(*) >= " + ENOUGH_ROWS
                + " AND count(*) = count(*) FILTER ("
                + RuleSql.RULE + " = " + SqlText.literal(RowRule.UNREADABLE) + ") ORDER BY 1"));
        Problems problems = new Problems();
        for (int row = 0; row < found.rowCount(); row++) {
            problems.add(problem(found, row, source.castColumns(), files));
        }
        problems.throwIfAny("the files of source " + source.name());
    }

    private static Problem problem(Frame found, int row, List<SourceColumn.Cast> columns, List<String> files) {
        String never = IntStream.range(0, columns.size())
                .filter(place -> found.integer(2 + place, row) == 0)
                .mapToObj(columns::get)
                .map(column -> "\"" + column.from() + "\" is never a " + column.type())
                .collect(Collectors.joining(", "));
        return Problem.in(
                files.get((int) found.integer(0, row)),
                "none of its " + found.integer(1, row) + " rows can be read" + (never.isEmpty() ? "" : ": " + never));
    }
}
