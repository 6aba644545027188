package io.gimbal.tracking.search;

import io.gimbal.core.PageToken;
import io.gimbal.filter.Clause;
import io.gimbal.filter.Filter;
import io.gimbal.filter.Identifier;
import io.gimbal.filter.OrderBy;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.RunRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Finds runs. Thread-safe. A search sees one state of the store; a page begins after the last run of the one before,
/// so that no run is twice in a list and none is left out, unless what it is ordered by changed meanwhile.
public final class RunSearch {
    private final Database database;
    private final Effort effort;
    private final RunRecords records = new RunRecords();

    public RunSearch(Database database) {
        this(database, Effort.USUAL);
    }

    RunSearch(Database database, Effort effort) {
        this.database = database;
        this.effort = effort;
    }

    /// Shows the runs of one page, in order. The consumer works while the search holds its place in the store: it takes
    /// what it needs and does not wait for anybody.
    ///
    /// @return the token of the next page; empty if this is the last
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if filter, order or token cannot be read
    public Optional<PageToken> search(RunQuery query, Consumer<RunRecord> consumer) {
        Asked asked = Asked.of(query);
        return database.read(transaction -> {
            for (String statement : transaction.dialect().joinsAsWritten()) {
                transaction.find(statement, row -> statement);
            }
            List<Hit> hits = hits(transaction, asked);
            int size = Math.min(hits.size(), query.size().value());
            records.scan(
                    transaction, hits.subList(0, size).stream().map(Hit::number).toList(), consumer);
            return hits.size() > size
                    ? Optional.of(
                            Ordering.token(asked.text(), hits.get(size - 1).values()))
                    : Optional.empty();
        });
    }

    /// What the texts of a query mean.
    private record Asked(RunQuery query, Filter filter, List<OrderBy> orders) {
        static Asked of(RunQuery query) {
            return new Asked(
                    query, SearchGrammars.RUNS.filter(query.filter()), SearchGrammars.RUNS.orders(query.orders()));
        }

        String text() {
            return "runs" + query.experiments() + query.view() + filter + orders;
        }

        Stream<Identifier> identifiers() {
            return Stream.concat(
                    filter.clauses().stream().map(Clause::identifier),
                    orders.stream().map(OrderBy::identifier));
        }
    }

    /// The first of all experiments, one more than the page has if there are.
    private List<Hit> hits(Transaction transaction, Asked asked) throws SQLException {
        Map<String, Long> keys = keys(transaction, asked);
        int wanted = asked.query.size().value() + 1;
        List<Hit> hits = new ArrayList<>();
        for (ExperimentId experiment : asked.query.experiments()) {
            RunTerms terms = new RunTerms(experiment.number(), new Tests(transaction.dialect()), keys);
            Ordering ordering = new RunOrders(terms).ordering(asked.orders);
            List<SortValue> after = asked.query
                    .after()
                    .map(token -> ordering.position(token, asked.text()))
                    .orElse(List.of());
            hits.addAll(hits(transaction, asked, terms, ordering, after, wanted));
            if (asked.query.experiments().size() > 1) {
                hits.sort(ordering.comparator());
            }
            hits.subList(Math.min(wanted, hits.size()), hits.size()).clear();
        }
        return hits;
    }

    private List<Hit> hits(
            Transaction transaction, Asked asked, RunTerms terms, Ordering ordering, List<SortValue> after, int wanted)
            throws SQLException {
        Optional<LifecycleView> view = view(transaction, asked.query.view(), terms.experiment());
        if (view.isEmpty()) {
            return List.of();
        }
        List<RunCondition> conditions = new ArrayList<>(terms.conditions(asked.filter));
        if (view.get() == LifecycleView.DELETED) {
            conditions.add(terms.deleted());
        }
        Fragment counted = Fragment.of(view.get() == LifecycleView.ACTIVE ? "r.deleted_at IS NULL" : "1 = 1");
        return new ExperimentRuns(new RunStatements(transaction, terms.experiment(), counted), effort)
                .first(conditions, ordering, after, wanted);
    }

    /// What the view means for the runs of one experiment; empty if it shows none of them, or there is no such
    /// experiment.
    private static Optional<LifecycleView> view(Transaction transaction, LifecycleView view, long experiment)
            throws SQLException {
        Optional<Boolean> deleted = transaction.find(
                "SELECT CASE WHEN deleted_at IS NULL THEN 0 ELSE 1 END AS deleted FROM tracking_experiment WHERE id = ?",
                row -> row.integer("deleted") == 1,
                experiment);
        if (deleted.isEmpty()) {
            return Optional.empty();
        }
        return switch (view) {
            case ACTIVE -> deleted.get() ? Optional.empty() : Optional.of(view);
            case DELETED -> Optional.of(deleted.get() ? LifecycleView.ALL : view);
            case ALL -> Optional.of(view);
        };
    }

    private static Map<String, Long> keys(Transaction transaction, Asked asked) throws SQLException {
        Map<String, Long> keys = new HashMap<>();
        for (String name : asked.identifiers().map(Identifier::key).distinct().toList()) {
            transaction
                    .find("SELECT id FROM tracking_key WHERE name = ?", row -> row.integer("id"), name)
                    .ifPresent(number -> keys.put(name, number));
        }
        return keys;
    }
}
