package io.gimbal.tracking.search;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The statements of a search among the runs of one experiment. Each says how it is to be done: tables are
/// joined in the order in which they are written, by the indexes that are named.
///
/// @param view which runs count at all, over a run `r`
record RunStatements(Transaction transaction, long experiment, Fragment view) {
    private static final String BY_START = "tracking_run_by_start";

    /// The selection of every run.
    Fragment all() {
        return Fragment.of(
                "SELECT r.number AS number FROM tracking_run r" + using() + " WHERE r.experiment = ?", experiment);
    }

    private String using() {
        return transaction.dialect().using(BY_START);
    }

    /// How many runs a selection has, counted up to `most`.
    long count(Fragment selection, long most) throws SQLException {
        Fragment statement =
                Fragment.of("SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM (?) s LIMIT ?) t", selection, most);
        return transaction
                .find(statement.sql(), row -> row.integer("n"), statement.array())
                .orElseThrow();
    }

    /// Looks at all runs of the narrowest selection.
    ///
    /// @param after the values of the last run that is not wanted any more; empty if all are
    List<Hit> sorted(Wanted wanted, Ordering ordering, List<SortValue> after, int limit) throws SQLException {
        Fragment beyond = after.isEmpty() ? Fragment.NONE : Fragment.of(" AND ?", ordering.after(after));
        return list(
                ordering,
                Fragment.of(
                        "SELECT r.number AS number? FROM (?) d CROSS JOIN tracking_run r? WHERE r.number = d.number"
                                + " AND ??? ORDER BY " + ordering.orderBy() + " LIMIT ?",
                        ordering.columns(),
                        wanted.narrowest(),
                        ordering.joins(),
                        view,
                        wanted.overNarrowest(),
                        beyond,
                        limit));
    }

    private List<Hit> list(Ordering ordering, Fragment statement) throws SQLException {
        return transaction.list(
                statement.sql(), row -> new Hit(row.integer("number"), ordering.read(row)), statement.array());
    }

    /// Follows the index by start, which has the order entirely.
    ///
    /// @param place where in the index, with an `AND` before it
    List<Hit> byStart(Wanted wanted, Ordering ordering, Fragment place, int limit) throws SQLException {
        return list(
                ordering,
                Fragment.of(
                        "SELECT r.number AS number? FROM tracking_run r" + using()
                                + " WHERE r.experiment = ? AND ??? ORDER BY r.started_at DESC, r.id LIMIT ?",
                        ordering.columns(),
                        experiment,
                        view,
                        wanted.overRuns(),
                        place,
                        limit));
    }

    /// The start that stands so far from that place in the index; empty if the index ends before.
    Optional<Object> start(Fragment place, int distance) throws SQLException {
        Fragment statement = Fragment.of(
                "SELECT r.started_at AS g FROM tracking_run r" + using()
                        + " WHERE r.experiment = ?? ORDER BY r.started_at DESC, r.id LIMIT 1 OFFSET ?",
                experiment,
                place,
                distance);
        return transaction.find(statement.sql(), row -> row.integer("g"), statement.array());
    }

    /// Follows an index that has the order of the first key.
    List<IndexStretch.Found> along(IndexStretch stretch, Wanted wanted, Ordering ordering, int limit)
            throws SQLException {
        OrderedScan scan = stretch.scan();
        Ordering direct = ordering.withHead(stretch.key().over(scan.value()));
        Fragment statement = Fragment.of(
                "SELECT r.number AS number, " + scan.group() + " AS g? FROM " + scan.withRuns() + "? WHERE ? AND ??"
                        + stretch.order() + " LIMIT ?",
                direct.columns(),
                direct.joins(),
                Fragment.of(scan.isApart() ? "? AND r.number = h.run" : "?", stretch.where()),
                view,
                wanted.over(scan, stretch.key().identifier()),
                limit);
        return transaction.list(
                statement.sql(),
                row -> new IndexStretch.Found(
                        stretch.key().type().read(row, "g"), new Hit(row.integer("number"), direct.read(row))),
                statement.array());
    }

    /// What stands so far along the stretch; empty if it ends before.
    Optional<Object> entry(IndexStretch stretch, int distance) throws SQLException {
        OrderedScan scan = stretch.scan();
        Fragment statement = Fragment.of(
                "SELECT " + scan.group() + " AS g FROM " + scan.from() + " WHERE ?" + stretch.order()
                        + " LIMIT 1 OFFSET ?",
                stretch.where(),
                distance);
        return transaction.find(statement.sql(), row -> stretch.key().type().read(row, "g"), statement.array());
    }
}
