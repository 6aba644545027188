package io.gimbal.data.odcs;

import io.gimbal.core.NearestName;
import io.gimbal.data.DataType;
import io.gimbal.data.DatasetCheck;
import io.gimbal.data.Expectation;
import io.gimbal.data.RowCondition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The `quality` rules. One that allows no row at all judges each row; one that allows some is checked on the
/// whole.
final class OdcsQuality {
    private static final List<String> METRICS =
            List.of("rowCount", "nullValues", "missingValues", "invalidValues", "duplicateValues");

    private static final String ENGINE = "gimbal";

    private final Node object;
    private final String relation;
    private final List<DatasetCheck> checks = new ArrayList<>();

    /// What a rule is about.
    ///
    /// @param column empty for the whole object
    private record Subject(String name, Optional<String> column, DataType type) {}

    OdcsQuality(Node object) {
        this.object = object;
        this.relation = object.text("name");
    }

    /// What is checked on the whole; complete after [#ofProperty] and [#ofObject] were asked.
    List<DatasetCheck> checks() {
        return checks;
    }

    Map<String, RowCondition> ofProperty(Node property, DataType type) {
        String column = property.text("name");
        Map<String, RowCondition> rules = new LinkedHashMap<>();
        for (Node rule : property.children("quality")) {
            rule.allow(Keys.QUALITY);
            add(rule, rules, new Subject(column, Optional.of(column), type));
        }
        return rules;
    }

    Map<String, RowCondition> ofObject() {
        Map<String, RowCondition> rules = new LinkedHashMap<>();
        for (Node rule : object.children("quality")) {
            rule.allow(Keys.QUALITY);
            add(rule, rules, new Subject(relation, Optional.empty(), DataType.STRING));
        }
        return rules;
    }

    private void add(Node rule, Map<String, RowCondition> rules, Subject subject) {
        refuseUnheeded(rule);
        String kind = rule.has("metric") || rule.has("rule")
                ? "library"
                : rule.findText("type").orElse("library");
        switch (kind) {
            case "text" -> {} // documentation for people
            case "library" -> addMetric(rule, rules, subject);
            case "sql" -> addSql(rule, subject);
            case "custom" -> addCustom(rule, rules, subject);
            default -> rule.problem("type", "unknown type \"" + kind + "\" (one of custom, library, sql, text)");
        }
    }

    /// Every rule counts, and whenever data is judged: what would have it otherwise is not passed over.
    private static void refuseUnheeded(Node rule) {
        rule.refuse(List.of("schedule", "scheduler"));
        rule.findText("severity")
                .filter(severity -> !severity.equals("error"))
                .ifPresent(severity -> rule.unsupported(
                        "severity", "\"" + severity + "\" is not offered yet, every rule is an \"error\""));
    }

    private void addMetric(Node rule, Map<String, RowCondition> rules, Subject subject) {
        String metric = rule.findText(rule.has("metric") ? "metric" : "rule").orElse("");
        String name = name(rule, subject.name() + "-" + metric);
        if (!METRICS.contains(metric)) {
            rule.problem(
                    "metric",
                    "unknown metric \"" + metric + "\""
                            + NearestName.hint(metric, METRICS)
                                    .map(hint -> " (" + hint + ")")
                                    .orElse(""));
            return;
        }
        Optional<Expectation> expectation = OdcsOperators.read(rule);
        if (expectation.isEmpty()) {
            return;
        }
        if (metric.equals("rowCount")) {
            checks.add(new DatasetCheck.RowCount(name, expectation.get()));
            return;
        }
        Optional<RowCondition> condition = condition(rule, metric, subject);
        if (condition.isEmpty()) {
            return;
        }
        if (expectation.get().isZero()) {
            rules.put(name, condition.get());
        } else {
            checks.add(check(name, condition.get(), unit(rule), expectation.get()));
        }
    }

    private static DatasetCheck check(
            String name, RowCondition condition, DatasetCheck.Unit unit, Expectation expectation) {
        return condition instanceof RowCondition.Distinct distinct
                ? new DatasetCheck.DuplicateValues(name, distinct.columns(), unit, expectation)
                : new DatasetCheck.InvalidValues(name, condition, unit, expectation);
    }

    private static Optional<RowCondition> condition(Node rule, String metric, Subject subject) {
        Optional<String> column = subject.column();
        Node arguments = rule.child("arguments");
        arguments.allow(Keys.arguments(metric));
        if (metric.equals("duplicateValues")) {
            List<String> columns = column.map(List::of).orElse(arguments.texts("properties"));
            return columns.isEmpty()
                    ? missing(arguments, "properties")
                    : Optional.of(new RowCondition.Distinct(columns));
        }
        if (column.isEmpty()) {
            rule.problem("metric", metric + " is about one property, not about the whole object");
            return Optional.empty();
        }
        return switch (metric) {
            case "nullValues" -> Optional.of(new RowCondition.Present(column.get(), List.of()));
            case "missingValues" -> missingValues(arguments, column.get());
            default ->
                valid(rule, arguments, column.get(), subject.type()); // the one metric that is left: invalidValues
        };
    }

    /// Whether NULL is a missing value is said by its being on the list.
    private static Optional<RowCondition> missingValues(Node arguments, String column) {
        List<String> values = arguments.texts("missingValues");
        if (arguments.scalars("missingValues").size() > values.size()) {
            return Optional.of(new RowCondition.Present(column, values));
        }
        return values.isEmpty()
                ? missing(arguments, "missingValues")
                : Optional.of(new RowCondition.NoneOf(column, values));
    }

    /// The standard has them in `arguments`, one of its own examples beside it.
    private static Optional<RowCondition> valid(Node rule, Node arguments, String column, DataType type) {
        Node place = rule.has("pattern") || rule.has("validValues") ? rule : arguments;
        if (place.has("pattern") && place.has("validValues")) {
            place.problem("pattern", "stands beside \"validValues\", expected one of them");
        }
        Optional<String> pattern = place.findText("pattern");
        if (pattern.isPresent() && type != DataType.STRING) {
            place.problem("pattern", "needs a string, but \"" + column + "\" is " + type);
        }
        if (pattern.isPresent()) {
            return Optional.of(OdcsOptions.matches(place, "pattern", column, pattern.get()));
        }
        List<String> values = place.texts("validValues");
        return values.isEmpty() ? missing(place, "validValues") : Optional.of(new RowCondition.OneOf(column, values));
    }

    private static Optional<RowCondition> missing(Node node, String key) {
        node.problem(key, "is missing");
        return Optional.empty();
    }

    private void addSql(Node rule, Subject subject) {
        String query = rule.text("query");
        for (String object : List.of("${table}", "{table}", "${object}", "{object}")) {
            query = query.replace(object, relation);
        }
        for (String property : List.of("${column}", "{column}", "${property}", "{property}")) {
            query = query.replace(property, subject.column().orElse(property));
        }
        String measured = query;
        OdcsOperators.read(rule)
                .ifPresent(expectation ->
                        checks.add(new DatasetCheck.Sql(name(rule, subject.name() + "-sql"), measured, expectation)));
    }

    /// Gimbal's own engine takes a condition every row must meet; what other engines would say nobody asks.
    private void addCustom(Node rule, Map<String, RowCondition> rules, Subject subject) {
        String engine = rule.text("engine");
        if (!engine.equals(ENGINE)) {
            rule.unsupported("engine", "a rule for another engine than \"" + ENGINE + "\" cannot be checked here");
            return;
        }
        String condition = rule.text("implementation");
        if (!condition.isBlank()) {
            rules.put(name(rule, subject.name() + "-" + engine), new RowCondition.Satisfies(condition));
        }
    }

    private static DatasetCheck.Unit unit(Node rule) {
        String unit = rule.findText("unit").orElse("rows");
        return switch (unit) {
            case "rows" -> DatasetCheck.Unit.ROWS;
            case "percent" -> DatasetCheck.Unit.PERCENT;
            default -> { // an open set: whatever somebody wrote
                rule.problem("unit", "unknown unit \"" + unit + "\" (one of percent, rows)");
                yield DatasetCheck.Unit.ROWS;
            }
        };
    }

    private static String name(Node rule, String fallback) {
        return rule.findText("id").or(() -> rule.findText("name")).orElse(fallback);
    }
}
