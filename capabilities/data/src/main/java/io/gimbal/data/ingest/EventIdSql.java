package io.gimbal.data.ingest;

import io.gimbal.data.Source;
import io.gimbal.data.SourceColumn;
import io.gimbal.query.SqlText;
import java.util.stream.Collectors;

/// The SQL of what identifies a row: the texts of its id's columns joined by `|`, the same for the same row
/// whether it comes by file or is pushed. NULL where one of them is missing.
///
/// Times are ISO texts in UTC with the digits of the second they need, a date is its first moment, numbers are
/// [io.gimbal.core.DecimalText], and in texts `|` and `\` have a `\` before them, so
/// that no two rows get one id. The text of a single column stays as it is.
final class EventIdSql {
    private EventIdSql() {}

    static String of(Source source) {
        boolean alone = source.id().size() == 1;
        return source.id().stream()
                .map(name -> part(source.find(name).orElseThrow(), alone))
                .collect(Collectors.joining(" || '|' || "));
    }

    private static String part(SourceColumn column, boolean alone) {
        String name = SqlText.name(column.name());
        return switch (column.type()) {
            case BOOLEAN, LONG -> "CAST(" + name + " AS VARCHAR)";
            case DOUBLE -> number(name);
            case STRING -> alone ? name : "replace(replace(" + name + ", '\\', '\\\\'), '|', '\\|')";
            case TIMESTAMP -> moment(name);
            case DATE -> moment("CAST(" + name + " AS TIMESTAMP)");
        };
    }

    private static String number(String name) {
        return "CASE WHEN " + name + " = trunc(" + name + ") AND abs(" + name + ") < 1e15 THEN CAST(CAST(" + name
                + " AS BIGINT) AS VARCHAR) ELSE CAST(" + name + " AS VARCHAR) END";
    }

    private static String moment(String name) {
        String micros = "(epoch_us(" + name + ") % 1000000)";
        return "strftime(" + name + ", '%Y-%m-%dT%H:%M:%S') || CASE WHEN " + micros + " = 0 THEN 'Z' WHEN " + micros
                + " % 1000 = 0 THEN strftime(" + name + ", '.%gZ') ELSE strftime(" + name + ", '.%fZ') END";
    }
}
