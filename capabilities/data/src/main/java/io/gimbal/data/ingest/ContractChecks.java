package io.gimbal.data.ingest;

import io.gimbal.data.CheckResult;
import io.gimbal.data.CheckResult.Outcome;
import io.gimbal.data.DataContract;
import io.gimbal.data.DatasetCheck;
import io.gimbal.data.Expectation;
import io.gimbal.data.RowCondition;
import io.gimbal.query.ColumnType;
import io.gimbal.query.Frame;
import io.gimbal.query.Queries;
import io.gimbal.query.Query;
import io.gimbal.query.RelationName;
import io.gimbal.query.SqlText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Measures what the accepted rows must meet together.
final class ContractChecks {
    private final Queries queries;
    private final RelationName relation;
    private final RuleSql rules;
    private final Instant asOf;

    /// @param asOf the event time from which ages are counted
    ContractChecks(Queries queries, RelationName relation, RuleSql rules, Instant asOf) {
        this.queries = queries;
        this.relation = relation;
        this.rules = rules;
        this.asOf = asOf;
    }

    List<CheckResult> run(DataContract contract) {
        return contract.checks().stream().map(this::run).toList();
    }

    private CheckResult run(DatasetCheck check) {
        return switch (check) {
            case DatasetCheck.RowCount count -> compare(check, number("count(*)"), count.expectation());
            case DatasetCheck.NullValues nulls ->
                compare(check, counted(SqlText.name(nulls.column()) + " IS NULL", nulls.unit()), nulls.expectation());
            case DatasetCheck.InvalidValues invalid ->
                compare(check, counted(broken(invalid.condition()), invalid.unit()), invalid.expectation());
            case DatasetCheck.DuplicateValues duplicates ->
                compare(check, duplicates(duplicates), duplicates.expectation());
            case DatasetCheck.Sql sql -> compare(check, first(sql.query()), sql.expectation());
            case DatasetCheck.Freshness freshness -> freshness(freshness);
        };
    }

    private String broken(RowCondition condition) {
        return rules.broken(condition);
    }

    private OptionalDouble counted(String condition, DatasetCheck.Unit unit) {
        return number(share("count(*) FILTER (WHERE " + condition + ")", unit));
    }

    private OptionalDouble duplicates(DatasetCheck.DuplicateValues check) {
        String present = check.columns().stream()
                .map(column -> SqlText.name(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String distinct = "count(DISTINCT row(" + SqlText.names(check.columns()) + ")) FILTER (WHERE " + present + ")";
        return number(share("(count(*) FILTER (WHERE " + present + ") - " + distinct + ")", check.unit()));
    }

    /// Of no rows there is no percentage.
    private static String share(String count, DatasetCheck.Unit unit) {
        return switch (unit) {
            case ROWS -> count;
            case PERCENT -> "100.0 * " + count + " / nullif(count(*), 0)";
        };
    }

    private OptionalDouble number(String expression) {
        return first("SELECT " + expression + " AS measured FROM " + relation);
    }

    /// The first value of the first row; undefined if there is none, or no number.
    private OptionalDouble first(String sql) {
        Frame frame = queries.frame(Query.of(sql));
        ColumnType type = frame.schema().column(0).type();
        boolean number = type == ColumnType.INTEGER || type == ColumnType.DOUBLE;
        return !number || frame.rowCount() != 1 || frame.isNull(0, 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(frame.real(0, 0));
    }

    private static CheckResult compare(DatasetCheck check, OptionalDouble measured, Expectation expectation) {
        if (measured.isEmpty()) {
            return new CheckResult(check.name(), Outcome.UNDEFINED, expectation.toString(), Optional.empty());
        }
        double value = measured.getAsDouble();
        Outcome outcome = expectation.holds(value) ? Outcome.PASSED : Outcome.FAILED;
        return new CheckResult(check.name(), outcome, expectation.toString(), Optional.of(text(value)));
    }

    private CheckResult freshness(DatasetCheck.Freshness check) {
        String expected = "at most " + check.maximum() + " old";
        Frame newest = queries.frame(Query.of(
                "SELECT CAST(max(" + SqlText.name(check.column()) + ") AS TIMESTAMP) AS newest FROM " + relation));
        if (newest.isNull(0, 0)) {
            return new CheckResult(check.name(), Outcome.UNDEFINED, expected, Optional.empty());
        }
        Duration age = Duration.between(newest.instant(0, 0), asOf);
        Outcome outcome = age.compareTo(check.maximum()) <= 0 ? Outcome.PASSED : Outcome.FAILED;
        return new CheckResult(check.name(), outcome, expected, Optional.of(age + " old at " + asOf));
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
