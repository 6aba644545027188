package io.gimbal.tracking.search;

import io.gimbal.filter.Clause;
import io.gimbal.filter.Comparison;
import io.gimbal.filter.Filter;
import io.gimbal.filter.Identifier;
import io.gimbal.filter.Value;
import io.gimbal.filter.Value.ListValue;
import io.gimbal.filter.Value.TextValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The conditions of a filter on the runs of one experiment, as SQL over a run `r`.
///
/// @param keys the numbers of what metrics, params and tags are called
record RunTerms(long experiment, Tests tests, Map<String, Long> keys) {
    /// Columns have one home each: the tags that clients know them by are not kept as tags.
    static final String NAME_TAG = "mlflow.runName";

    static final String PARENT_TAG = "mlflow.parentRunId";
    private static final Fragment NEVER = Fragment.of("1 = 0");

    /// Clauses on the same value of a run become one condition, so that a range is a range.
    List<RunCondition> conditions(Filter filter) {
        Map<Identifier, List<Clause>> byIdentifier = new LinkedHashMap<>();
        List<RunCondition> conditions = new ArrayList<>();
        for (Clause clause : filter.clauses()) {
            if (clause.identifier().entity().equals("dataset")) {
                conditions.add(dataset(clause));
            } else {
                byIdentifier
                        .computeIfAbsent(home(clause.identifier()), _ -> new ArrayList<>())
                        .add(clause);
            }
        }
        byIdentifier.forEach((identifier, clauses) -> conditions.add(condition(identifier, clauses)));
        return conditions;
    }

    static Identifier home(Identifier identifier) {
        return identifier.equals(new Identifier("tag", NAME_TAG))
                ? new Identifier("attribute", "run_name")
                : identifier;
    }

    RunCondition deleted() {
        return new RunCondition(
                new Identifier("attribute", "lifecycle"),
                Fragment.of("r.deleted_at IS NOT NULL"),
                Optional.empty(),
                Optional.of(Fragment.of(
                        "SELECT r.number AS number FROM tracking_run r"
                                + " WHERE r.deleted_at IS NOT NULL AND +r.experiment = ?",
                        experiment)));
    }

    private RunCondition condition(Identifier identifier, List<Clause> clauses) {
        return switch (identifier.entity()) {
            case "metric" ->
                keyed(
                        identifier,
                        "tracking_latest_metric",
                        all(clauses, it -> Tests.metric(it.comparison(), it.value())),
                        isMetricIndexed(clauses));
            case "param" -> keyedText(identifier, "tracking_param", clauses);
            case "tag" ->
                identifier.key().equals(PARENT_TAG)
                        ? parent(identifier, clauses)
                        : keyedText(identifier, "tracking_tag", clauses);
            default -> attribute(identifier, clauses);
        };
    }

    private interface Test {
        Fragment of(Clause clause);
    }

    private static Fragment all(List<Clause> clauses, Test test) {
        return Fragment.join(" AND ", clauses.stream().map(test::of).toList());
    }

    private static boolean isMetricIndexed(List<Clause> clauses) {
        return clauses.stream().anyMatch(it -> it.comparison() != Comparison.NOT_EQUAL);
    }

    private static boolean isTextIndexed(List<Clause> clauses) {
        return clauses.stream().anyMatch(it -> Tests.isIndexed(it.comparison(), it.value()));
    }

    private RunCondition keyedText(Identifier identifier, String table, List<Clause> clauses) {
        Fragment test = all(clauses, it -> tests.indexedText(it.comparison(), it.value()));
        return keyed(identifier, table, test, isTextIndexed(clauses));
    }

    /// What a run does not have is unequal to nothing.
    private RunCondition keyed(Identifier identifier, String table, Fragment test, boolean indexed) {
        OptionalLong key = number(identifier);
        if (key.isEmpty()) {
            return new RunCondition(identifier, NEVER, Optional.empty(), Optional.of(nobody()));
        }
        return keyed(identifier, table, key.getAsLong(), test, indexed);
    }

    RunCondition keyed(Identifier identifier, String table, long key, Fragment test, boolean indexed) {
        Fragment holds = Fragment.of("(SELECT ? FROM " + table + " c WHERE c.run = r.number AND c.key = ?)", test, key);
        Fragment candidates = Fragment.of(
                "SELECT c.run AS number FROM " + table + " c WHERE c.experiment = ? AND c.key = ? AND ?",
                experiment,
                key,
                test);
        return new RunCondition(
                identifier, holds, Optional.of(test), Optional.of(candidates).filter(_ -> indexed));
    }

    OptionalLong number(Identifier identifier) {
        Long number = keys.get(identifier.key());
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static Fragment nobody() {
        return Fragment.of("SELECT r.number AS number FROM tracking_run r WHERE 1 = 0");
    }

    /// A parent that is no run here is kept as a plain tag.
    private RunCondition parent(Identifier identifier, List<Clause> clauses) {
        Fragment test = all(clauses, it -> tests.text(parent(), it.comparison(), it.value()));
        return new RunCondition(identifier, test, Optional.empty(), parents(clauses));
    }

    String parent() {
        OptionalLong key = number(new Identifier("tag", PARENT_TAG));
        return key.isEmpty()
                ? "r.parent"
                : "COALESCE(r.parent, (SELECT t.value FROM tracking_tag t WHERE t.run = r.number AND t.key = "
                        + key.getAsLong() + "))";
    }

    private Optional<Fragment> parents(List<Clause> clauses) {
        return clauses.stream()
                .filter(it -> it.comparison() == Comparison.EQUAL)
                .findFirst()
                .<Fragment>map(clause -> Fragment.of(
                        "SELECT r.number AS number FROM tracking_run r WHERE r.parent = ? AND +r.experiment = ? UNION "
                                + "SELECT c.run FROM tracking_tag c WHERE c.experiment = ? AND c.key = ? AND ?",
                        ((TextValue) clause.value()).value(),
                        experiment,
                        experiment,
                        number(clause.identifier()).orElse(-1),
                        tests.indexedText(clause.comparison(), clause.value())));
    }

    private RunCondition attribute(Identifier identifier, List<Clause> clauses) {
        return switch (identifier.key()) {
            case "run_id" ->
                id(identifier, all(clauses, it -> tests.text("r.id", it.comparison(), lowerCase(it.value()))), clauses);
            case "run_name" ->
                column(
                        identifier,
                        all(clauses, it -> tests.text("r.name", it.comparison(), it.value())),
                        index("name", clauses));
            case "user_id" ->
                column(identifier, all(clauses, it -> tests.text("r.user_name", it.comparison(), it.value())), "");
            case "status" -> column(identifier, all(clauses, this::status), index("status", clauses));
            case "artifact_uri" ->
                column(identifier, all(clauses, it -> tests.text("r.artifacts", it.comparison(), it.value())), "");
            case "start_time" -> column(identifier, times("r.started_at", clauses), range("start", clauses));
            default -> column(identifier, times("r.ended_at", clauses), range("end", clauses));
        };
    }

    private static Fragment times(String column, List<Clause> clauses) {
        return all(clauses, it -> Tests.time(column, it.comparison(), it.value()));
    }

    /// Clients write it in capitals.
    private Fragment status(Clause clause) {
        boolean capitals = clause.value() instanceof TextValue text
                && text.value().equals(text.value().toUpperCase(Locale.ROOT));
        return clause.comparison() == Comparison.EQUAL && capitals
                ? Fragment.of(
                        "r.status = ?", ((TextValue) clause.value()).value().toLowerCase(Locale.ROOT))
                : tests.text("upper(r.status)", clause.comparison(), clause.value());
    }

    private static String index(String name, List<Clause> clauses) {
        return clauses.stream().anyMatch(it -> it.comparison() == Comparison.EQUAL) ? "tracking_run_by_" + name : "";
    }

    private static String range(String name, List<Clause> clauses) {
        return isMetricIndexed(clauses) ? "tracking_run_by_" + name : "";
    }

    RunCondition column(Identifier identifier, Fragment test, String index) {
        Fragment candidates = Fragment.of(
                "SELECT r.number AS number FROM tracking_run r" + using(index) + " WHERE r.experiment = ? AND ?",
                experiment,
                test);
        return new RunCondition(
                identifier, test, Optional.empty(), Optional.of(candidates).filter(_ -> !index.isEmpty()));
    }

    String using(String index) {
        return index.isEmpty() ? "" : tests.dialect().using(index);
    }

    private RunCondition id(Identifier identifier, Fragment test, List<Clause> clauses) {
        Fragment candidates = Fragment.of(
                "SELECT r.number AS number FROM tracking_run r WHERE +r.experiment = ? AND ?", experiment, test);
        boolean named = clauses.stream().anyMatch(it -> Tests.isIndexed(it.comparison(), it.value()));
        return new RunCondition(
                identifier, test, Optional.empty(), Optional.of(candidates).filter(_ -> named));
    }

    /// Ids have no capitals: one that has is dropped from a list.
    private static Value lowerCase(Value value) {
        if (!(value instanceof ListValue list)) {
            return value;
        }
        List<String> lower = list.values().stream()
                .filter(id -> id.equals(id.toLowerCase(Locale.ROOT)))
                .toList();
        return lower.isEmpty() ? new ListValue(List.of("")) : new ListValue(lower);
    }

    /// Of some dataset of the run.
    private RunCondition dataset(Clause clause) {
        Fragment test = switch (clause.identifier().key()) {
            case "name" -> tests.text("ds.name", clause.comparison(), clause.value());
            case "digest" -> tests.text("ds.digest", clause.comparison(), clause.value());
            default ->
                Fragment.of("i.context <> '' AND ?", tests.text("i.context", clause.comparison(), clause.value()));
        };
        Fragment holds = Fragment.of(
                "(SELECT 1 FROM tracking_input i CROSS JOIN tracking_dataset ds"
                        + " WHERE i.run = r.number AND ds.id = i.dataset AND ? LIMIT 1) = 1",
                test);
        Fragment candidates = Fragment.of(
                "SELECT DISTINCT i.run AS number FROM tracking_dataset ds CROSS JOIN tracking_input i"
                        + " WHERE ds.experiment = ? AND i.dataset = ds.id AND ?",
                experiment,
                test);
        boolean few =
                !clause.identifier().key().equals("context") && Tests.isIndexed(clause.comparison(), clause.value());
        return new RunCondition(
                clause.identifier(),
                holds,
                Optional.empty(),
                Optional.of(candidates).filter(_ -> few));
    }
}
