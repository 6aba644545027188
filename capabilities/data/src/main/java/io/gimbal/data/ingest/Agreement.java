package io.gimbal.data.ingest;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.data.ContractColumn;
import io.gimbal.data.DataContract;
import io.gimbal.data.DataType;
import io.gimbal.data.DatasetCheck;
import io.gimbal.data.RowCondition;
import io.gimbal.data.RowRule;
import io.gimbal.data.Source;
import io.gimbal.data.SourceColumn;
import io.gimbal.query.ColumnType;
import io.gimbal.query.Queries;
import io.gimbal.query.Query;
import io.gimbal.query.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Whether a source can keep a contract at all: its columns are there, of a fitting type, and every expression is
/// one.
final class Agreement {
    private final Source source;
    private final Map<String, DataType> types;
    private final Map<String, LocalDate> variables;
    private final Queries queries;
    private final Problems problems = new Problems();

    private Agreement(Source source, Map<String, LocalDate> variables, Queries queries) {
        this.source = source;
        this.types = JudgeSql.types(source);
        this.variables = variables;
        this.queries = queries;
    }

    /// @throws CodedException INVALID_ARGUMENT with everything that does not fit
    static void check(Source source, DataContract contract, Map<String, LocalDate> variables, Queries queries) {
        Agreement agreement = new Agreement(source, variables, queries);
        variables.keySet().stream()
                .filter(agreement.types::containsKey)
                .forEach(name -> agreement.problems.add(
                        "source " + source.name(), "column \"" + name + "\" has the name of a variable of the files"));
        source.computedColumns()
                .forEach(column -> agreement.checkExpression("column " + column.name(), column.sql(), column.type()));
        contract.columns().forEach(agreement::checkColumn);
        contract.rules().forEach(agreement::checkRule);
        contract.checks().forEach(agreement::checkCheck);
        agreement.problems.throwIfAny("contract " + contract.id() + " over source " + source.name());
    }

    private void checkColumn(ContractColumn column) {
        DataType found = types.get(column.name());
        if (found == null) {
            unknown("contract", column.name());
        } else if (!column.accepts(found)) {
            problems.add("column " + column.name(), "is " + found + ", but the contract promises " + column.type());
        }
    }

    private void checkRule(RowRule rule) {
        rule.conditions().forEach(condition -> checkCondition("rule " + rule.name(), condition));
    }

    private void checkCondition(String where, RowCondition condition) {
        switch (condition) {
            case RowCondition.Legible legible -> legible.required().forEach(name -> checkKnown(where, name));
            case RowCondition.Between between -> checkKnown(where, between.column());
            case RowCondition.Length length -> checkText(where, length.column());
            case RowCondition.Matches matches -> checkText(where, matches.column());
            case RowCondition.MultipleOf multiple -> checkKnown(where, multiple.column());
            case RowCondition.OneOf oneOf -> checkKnown(where, oneOf.column());
            case RowCondition.NoneOf noneOf -> checkKnown(where, noneOf.column());
            case RowCondition.Present present -> checkKnown(where, present.column());
            case RowCondition.Satisfies satisfies -> checkExpression(where, satisfies.sql(), DataType.BOOLEAN);
            case RowCondition.Distinct distinct -> distinct.columns().forEach(name -> checkKnown(where, name));
        }
    }

    private void checkCheck(DatasetCheck check) {
        String where = "check " + check.name();
        switch (check) {
            case DatasetCheck.NullValues nulls -> checkKnown(where, nulls.column());
            case DatasetCheck.InvalidValues invalid -> checkCondition(where, invalid.condition());
            case DatasetCheck.DuplicateValues duplicates ->
                duplicates.columns().forEach(name -> checkKnown(where, name));
            case DatasetCheck.Freshness freshness -> checkTime(where, freshness.column());
            case DatasetCheck.RowCount _, DatasetCheck.Sql _ -> {}
        }
    }

    private void checkKnown(String where, String column) {
        if (!types.containsKey(column)) {
            unknown(where, column);
        }
    }

    private void checkText(String where, String column) {
        checkKnown(where, column);
        if (types.containsKey(column) && types.get(column) != DataType.STRING) {
            problems.add(where, "column \"" + column + "\" is " + types.get(column) + ", not string");
        }
    }

    private void checkTime(String where, String column) {
        checkKnown(where, column);
        DataType type = types.getOrDefault(column, DataType.TIMESTAMP);
        if (type != DataType.TIMESTAMP && type != DataType.DATE) {
            problems.add(where, "column \"" + column + "\" is " + type + ", not timestamp or date");
        }
    }

    private void unknown(String where, String column) {
        List<String> names = source.columns().stream().map(SourceColumn::name).toList();
        Problem problem = Problem.in(where, "source " + source.name() + " has no column \"" + column + "\"");
        problems.add(problem.withNearest(column, names));
    }

    private void checkExpression(String where, String sql, DataType expected) {
        try {
            Schema schema = queries.describe(Query.of(JudgeSql.probe(source, variables, sql)));
            ColumnType found = schema.column(0).type();
            if (schema.size() != 1) {
                problems.add(where, "is not one expression");
            } else if (expected == DataType.BOOLEAN && found != ColumnType.BOOLEAN) {
                problems.add(where, "is not a condition: it gives " + found);
            }
        } catch (CodedException e) {
            if (e.code() != ErrorCode.INVALID_ARGUMENT) {
                throw e;
            }
            problems.add(Problem.in(where, e.getMessage()).withExcerpt(sql));
        }
    }
}
