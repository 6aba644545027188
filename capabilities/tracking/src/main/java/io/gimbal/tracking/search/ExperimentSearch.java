package io.gimbal.tracking.search;

import io.gimbal.core.Page;
import io.gimbal.filter.Clause;
import io.gimbal.filter.Filter;
import io.gimbal.filter.Identifier;
import io.gimbal.filter.OrderBy;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.ExperimentStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Finds experiments. Thread-safe.
public final class ExperimentSearch {
    private static final Identifier ID = new Identifier("attribute", "experiment_id");
    private static final Identifier CREATED = new Identifier("attribute", "creation_time");

    private final Database database;
    private final ExperimentStore store;

    public ExperimentSearch(Database database, ExperimentStore store) {
        this.database = database;
        this.store = store;
    }

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if filter, order or token cannot be read
    public Page<ExperimentRecord> search(ExperimentQuery query) {
        Filter filter = SearchGrammars.EXPERIMENTS.filter(query.filter());
        List<OrderBy> orders = SearchGrammars.EXPERIMENTS.orders(query.orders());
        String text = "experiments" + query.view() + filter + orders;
        return database.read(transaction -> {
            List<Fragment> conditions = conditions(new Tests(transaction.dialect()), query.view(), filter);
            Page<Hit> hits = new Listing(
                            text,
                            "tracking_experiment e",
                            "e.id",
                            conditions,
                            ordering(orders),
                            query.size(),
                            query.after())
                    .page(transaction);
            List<ExperimentRecord> records = new ArrayList<>();
            for (Hit hit : hits.items()) {
                records.add(record(transaction, ExperimentId.of(hit.number())));
            }
            return new Page<>(records, hits.next());
        });
    }

    private ExperimentRecord record(Transaction transaction, ExperimentId id) throws SQLException {
        Experiment experiment = store.find(transaction, id).orElseThrow();
        return new ExperimentRecord(experiment, store.tags(transaction, id));
    }

    private static List<Fragment> conditions(Tests tests, LifecycleView view, Filter filter) {
        List<Fragment> conditions = new ArrayList<>();
        conditions.add(Fragment.of(
                switch (view) {
                    case ACTIVE -> "e.deleted_at IS NULL";
                    case DELETED -> "e.deleted_at IS NOT NULL";
                    case ALL -> "1 = 1";
                }));
        filter.clauses().forEach(clause -> conditions.add(condition(tests, clause)));
        return conditions;
    }

    private static Fragment condition(Tests tests, Clause clause) {
        Identifier identifier = clause.identifier();
        if (identifier.entity().equals("tag")) {
            return Fragment.of(
                    "(SELECT ? FROM tracking_experiment_tag c WHERE c.experiment = e.id AND c.name = ?)",
                    tests.text("c.value", clause.comparison(), clause.value()),
                    identifier.key());
        }
        return switch (identifier.key()) {
            case "name" -> tests.text("e.name", clause.comparison(), clause.value());
            case "creation_time" -> Tests.time("e.created_at", clause.comparison(), clause.value());
            default -> Tests.time("e.updated_at", clause.comparison(), clause.value());
        };
    }

    /// What was asked for, or the newest first; then the id, which decides.
    private static Ordering ordering(List<OrderBy> asked) {
        List<OrderBy> all = new ArrayList<>(asked);
        if (asked.isEmpty()) {
            all.add(new OrderBy(CREATED, false));
        }
        if (asked.stream().noneMatch(it -> it.identifier().equals(ID))) {
            all.add(new OrderBy(ID, true));
        }
        return new Ordering(all.stream().map(ExperimentSearch::key).toList());
    }

    private static SortKey key(OrderBy order) {
        return switch (order.identifier().key()) {
            case "name" -> column(order, SortKey.Type.TEXT, "e.name");
            case "creation_time" -> column(order, SortKey.Type.INTEGER, "e.created_at");
            case "last_update_time" -> column(order, SortKey.Type.INTEGER, "e.updated_at");
            default -> column(order, SortKey.Type.INTEGER, "e.id");
        };
    }

    private static SortKey column(OrderBy order, SortKey.Type type, String column) {
        return SortKey.column(order.identifier(), order.ascending(), type, column);
    }
}
