package io.gimbal.tracking.search;

import io.gimbal.filter.Clause;
import io.gimbal.filter.Filter;
import io.gimbal.filter.Value;
import io.gimbal.filter.Value.ListValue;
import io.gimbal.filter.Value.NumberValue;
import io.gimbal.filter.Value.TextValue;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.models.LoggedModelStatus;
import io.gimbal.tracking.search.LoggedModelQuery.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The conditions of a filter on logged models, as SQL over a model `m`.
///
/// @param datasets on which metrics were measured that count; empty for any
record LoggedModelTerms(Tests tests, List<Dataset> datasets) {
    private static final String FOREIGN_PREFIX = "LOGGED_MODEL_";
    private static final List<LoggedModelStatus> BY_NUMBER = List.of(
            LoggedModelStatus.UNSPECIFIED,
            LoggedModelStatus.PENDING,
            LoggedModelStatus.READY,
            LoggedModelStatus.UPLOAD_FAILED);

    List<Fragment> conditions(List<ExperimentId> experiments, Filter filter) {
        List<Fragment> conditions = new ArrayList<>();
        conditions.add(Fragment.of("m.deleted_at IS NULL"));
        conditions.add(Fragment.of(
                "m.experiment IN (?)",
                Fragment.list(experiments.stream().map(ExperimentId::number).toList())));
        filter.clauses().forEach(clause -> conditions.add(condition(clause)));
        boolean measured = filter.clauses().stream()
                .anyMatch(it -> it.identifier().entity().equals("metrics"));
        if (!datasets.isEmpty() && !measured) {
            conditions.add(anyMetric(Fragment.NONE));
        }
        return conditions;
    }

    private Fragment condition(Clause clause) {
        String key = clause.identifier().key();
        return switch (clause.identifier().entity()) {
            case "metrics" ->
                anyMetric(Fragment.of(" AND c.key = ? AND ?", key, Tests.metric(clause.comparison(), clause.value())));
            case "params" -> keyed("tracking_model_param", clause);
            case "tags" -> keyed("tracking_model_tag", clause);
            default -> attribute(key, clause);
        };
    }

    private Fragment keyed(String table, Clause clause) {
        return Fragment.of(
                "(SELECT ? FROM " + table + " c WHERE c.model = m.number AND c.key = ?)",
                tests.text("c.value", clause.comparison(), clause.value()),
                clause.identifier().key());
    }

    /// That the model has such a point.
    private Fragment anyMetric(Fragment such) {
        Fragment measured = datasets.isEmpty()
                ? Fragment.NONE
                : Fragment.of(
                        " AND (?)",
                        Fragment.join(
                                " OR ",
                                datasets.stream().map(LoggedModelTerms::on).toList()));
        return Fragment.of(
                "(SELECT 1 FROM tracking_model_metric c WHERE c.model = m.number?? LIMIT 1) = 1", such, measured);
    }

    /// That a point was measured on a dataset.
    static Fragment on(Dataset dataset) {
        return dataset.digest().isEmpty()
                ? Fragment.of("c.dataset_name = ?", dataset.name())
                : Fragment.of("(c.dataset_name = ? AND c.dataset_digest = ?)", dataset.name(), dataset.digest());
    }

    private Fragment attribute(String key, Clause clause) {
        return switch (key) {
            case "name" -> text("m.name", clause);
            case "model_id" -> text("m.id", clause);
            case "model_type" -> text("m.type", clause);
            case "source_run_id" -> text("m.run", clause);
            case "experiment_id" -> text("CAST(m.experiment AS TEXT)", clause);
            case "status" -> tests.text("m.status", clause.comparison(), statuses(clause.value()));
            case "creation_timestamp" -> Tests.time("m.created_at", clause.comparison(), clause.value());
            default -> Tests.time("m.updated_at", clause.comparison(), clause.value());
        };
    }

    private Fragment text(String column, Clause clause) {
        return tests.text(column, clause.comparison(), clause.value());
    }

    private static Value statuses(Value value) {
        return switch (value) {
            case TextValue text -> new TextValue(status(text.value()));
            case ListValue list ->
                new ListValue(
                        list.values().stream().map(LoggedModelTerms::status).toList());
            case NumberValue number -> number;
        };
    }

    /// Clients say `LOGGED_MODEL_READY`, `READY` or its number.
    private static String status(String text) {
        for (int number = 0; number < BY_NUMBER.size(); number++) {
            if (text.equals(Integer.toString(number))) {
                return BY_NUMBER.get(number).text();
            }
        }
        String name = text.startsWith(FOREIGN_PREFIX) ? text.substring(FOREIGN_PREFIX.length()) : text;
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
