package io.gimbal.data.ingest;

import static io.gimbal.data.ingest.RuleSql.FAILED_CAST;
import static io.gimbal.data.ingest.RuleSql.FILE;
import static io.gimbal.data.ingest.RuleSql.ROW;
import static io.gimbal.data.ingest.RuleSql.RULE;

import io.gimbal.data.DataContract;
import io.gimbal.data.DataType;
import io.gimbal.data.RowCondition;
import io.gimbal.data.RowRule;
import io.gimbal.data.Source;
import io.gimbal.data.SourceColumn;
import io.gimbal.query.SqlText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One SELECT that casts the rows of all files, computes what is computed and names the first rule each row breaks.
/// The text of a refused row's file comes along in columns `gimbal_raw_0` and so on.
final class JudgeSql {
    private final Source source;
    private final DataContract contract;
    private final RuleSql rules;
    private final List<String> steps = new ArrayList<>();

    private JudgeSql(Source source, DataContract contract) {
        this.source = source;
        this.contract = contract;
        this.rules = new RuleSql(types(source));
    }

    static Map<String, DataType> types(Source source) {
        return source.columns().stream().collect(Collectors.toMap(SourceColumn::name, SourceColumn::type));
    }

    static String of(Source source, DataContract contract, RawFiles files, Map<String, LocalDate> variables) {
        JudgeSql judge = new JudgeSql(source, contract);
        judge.step(judge.cast(files));
        judge.step(judge.compute(judge.last()));
        judge.step("SELECT *" + variables(variables) + ", CAST(NULL AS VARCHAR) AS " + RULE + " FROM " + judge.last());
        judge.judge();
        return judge.finish();
    }

    /// The expression as a column of rows that have these columns and no content: to see whether it is one.
    static String probe(Source source, Map<String, LocalDate> variables, String expression) {
        String columns = source.columns().stream()
                .map(column -> "CAST(NULL AS " + declared(column.type()) + ") AS " + SqlText.name(column.name()))
                .collect(Collectors.joining(", "));
        return "SELECT TRY((\n" + expression + "\n)) AS value FROM (SELECT " + columns + variables(variables) + ")";
    }

    private String cast(RawFiles files) {
        List<String> selects = new ArrayList<>();
        for (int file = 0; file < files.columns().size(); file++) {
            selects.add(cast(file, files.columns().get(file)));
        }
        return String.join(" UNION ALL ", selects);
    }

    private static String cast(int file, Map<SourceColumn.Cast, RawColumn> columns) {
        StringBuilder select = new StringBuilder("SELECT " + file + " AS " + FILE + ", row_number() OVER () AS " + ROW);
        List<String> failures = new ArrayList<>();
        columns.forEach((column, raw) -> {
            int place = failures.size();
            select.append(", ").append(raw.value(column.type())).append(" AS ").append(SqlText.name(column.name()));
            select.append(", ").append(raw.text()).append(" AS ").append(rawName(place));
            failures.add(raw.failed(column.type()));
        });
        select.append(", ").append(String.join(" OR ", failures)).append(" AS ").append(FAILED_CAST);
        return select.append(" FROM ").append(RawFiles.relation(file)).toString();
    }

    private String compute(String from) {
        String computed = source.computedColumns().stream()
                .map(column -> ", TRY_CAST(TRY((\n" + column.sql() + "\n)) AS " + declared(column.type()) + ") AS "
                        + SqlText.name(column.name()))
                .collect(Collectors.joining());
        return "SELECT *" + computed + " FROM " + from;
    }

    /// Rules that look at the row alone share a step; one about repeated rows needs to know who broke the rules
    /// before.
    private void judge() {
        StringBuilder alone = new StringBuilder();
        for (RowRule rule : contract.rules()) {
            boolean comparesRows = rule.conditions().stream().anyMatch(RowCondition.Distinct.class::isInstance);
            String broken = rule.conditions().stream().map(rules::broken).collect(Collectors.joining(" OR "));
            String branch = " WHEN " + broken + " THEN " + SqlText.literal(rule.name());
            if (comparesRows) {
                judge(alone.toString());
                alone.setLength(0);
                judge(branch);
            } else {
                alone.append(branch);
            }
        }
        judge(alone.toString());
    }

    private void judge(String branches) {
        if (!branches.isEmpty()) {
            step("SELECT * REPLACE (CASE WHEN " + RULE + " IS NOT NULL THEN " + RULE + branches + " END AS " + RULE
                    + ") FROM " + last());
        }
    }

    private String finish() {
        StringBuilder columns = new StringBuilder(FILE + ", " + ROW + ", " + RULE);
        source.columns().forEach(column -> columns.append(", ").append(SqlText.name(column.name())));
        for (int place = 0; place < source.castColumns().size(); place++) {
            String raw = rawName(place);
            columns.append(", CASE WHEN " + RULE + " IS NOT NULL THEN " + raw + " END AS " + raw);
        }
        return "WITH " + String.join(",\n", steps) + "\nSELECT " + columns + " FROM " + last() + " ORDER BY " + FILE
                + ", " + ROW;
    }

    private void step(String select) {
        steps.add("step_" + steps.size() + " AS (" + select + ")");
    }

    private String last() {
        return "step_" + (steps.size() - 1);
    }

    static String rawName(int place) {
        return "gimbal_raw_" + place;
    }

    private static String variables(Map<String, LocalDate> variables) {
        return variables.entrySet().stream()
                .map(variable -> ", DATE '" + variable.getValue() + "' AS " + SqlText.name(variable.getKey()))
                .collect(Collectors.joining());
    }

    private static String declared(DataType type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case LONG -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case STRING -> "VARCHAR";
            case TIMESTAMP -> "TIMESTAMP";
            case DATE -> "DATE";
        };
    }
}
