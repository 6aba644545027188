package io.gimbal.tracking.search;

import io.gimbal.filter.Identifier;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The runs of one experiment, in order, as far as they are wanted. How they are found is decided here:
///
/// 1. Each condition that an index can answer is asked for how many runs it holds, up to `enough`. If one holds for
///    fewer, those are looked at and sorted, whatever else is asked.
/// 2. Otherwise most runs that are looked at will do, and the index that has the order of the first key is followed
///    until there are enough. Its last value may be shared by many more runs, which the next keys tell apart: these
///    are searched like runs of their own, with the value as one more condition and the remaining keys as order.
/// 3. Only an order that no index has takes a look at all.
///
/// The first way reads at most so many runs, the second about `limit / share` of them, where each condition has a
/// share of at least `enough` runs: both are bounded by little more than the root of the number of runs.
final class ExperimentRuns {
    /// Where both ways take about the same time among a million runs.
    static final int ENOUGH = 10_000;

    private final Transaction transaction;
    private final long experiment;
    private final Fragment view;
    private final int enough;

    /// @param view which runs count at all, over a run `r`
    /// @param enough [#ENOUGH], but in tests
    ExperimentRuns(Transaction transaction, long experiment, Fragment view, int enough) {
        this.transaction = transaction;
        this.experiment = experiment;
        this.view = view;
        this.enough = enough;
    }

    /// @param narrowest what holds for the fewest runs, as far as is known: a selection of `number`
    private record Wanted(List<RunCondition> conditions, Fragment narrowest) {
        Fragment where(Identifier scanned) {
            return Fragment.join(
                    "",
                    conditions.stream()
                            .map(it -> Fragment.of(" AND ?", it.holds(scanned)))
                            .toList());
        }

        Wanted and(RunCondition condition) {
            List<RunCondition> all = new ArrayList<>(conditions);
            all.add(condition);
            return new Wanted(all, condition.candidates().orElse(narrowest));
        }
    }

    /// @param after the values of the last run that is not wanted any more
    List<Hit> first(List<RunCondition> conditions, Ordering ordering, Optional<List<SortValue>> after, int limit)
            throws SQLException {
        Fragment all = Fragment.of(
                "SELECT r.number AS number FROM tracking_run r"
                        + transaction.dialect().using("tracking_run_by_start") + " WHERE r.experiment = ?",
                experiment);
        List<Fragment> candidates = new ArrayList<>(List.of(all));
        conditions.forEach(it -> it.candidates().ifPresent(candidates::add));
        Optional<Fragment> few = few(candidates);
        Wanted wanted = new Wanted(conditions, few.orElse(candidates.getLast()));
        return few.isPresent() ? sorted(wanted, ordering, after, limit) : followed(wanted, ordering, after, limit);
    }

    /// The smallest selection, if it has fewer than enough.
    private Optional<Fragment> few(List<Fragment> candidates) throws SQLException {
        Optional<Fragment> smallest = Optional.empty();
        long least = enough;
        for (Fragment selection : candidates) {
            long count = count(selection, least);
            if (count < least) {
                least = count;
                smallest = Optional.of(selection);
            }
        }
        return smallest;
    }

    private long count(Fragment selection, long most) throws SQLException {
        Fragment counted =
                Fragment.of("SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM (?) s LIMIT ?) t", selection, most);
        return transaction
                .find(counted.sql(), row -> row.integer("n"), counted.array())
                .orElseThrow();
    }

    /// Looks at all that the narrowest condition holds for.
    private List<Hit> sorted(Wanted wanted, Ordering ordering, Optional<List<SortValue>> after, int limit)
            throws SQLException {
        return list(
                ordering,
                Fragment.of(
                        "SELECT r.number AS number? FROM (?) d CROSS JOIN tracking_run r? WHERE r.number = d.number"
                                + " AND ???" + " ORDER BY " + ordering.orderBy() + " LIMIT ?",
                        ordering.columns(),
                        wanted.narrowest,
                        ordering.joins(),
                        view,
                        wanted.where(new Identifier("", "")),
                        beyond(ordering, after),
                        limit));
    }

    private static Fragment beyond(Ordering ordering, Optional<List<SortValue>> after) {
        return after.map(it -> Fragment.of(" AND ?", ordering.after(it))).orElse(Fragment.NONE);
    }

    private List<Hit> list(Ordering ordering, Fragment statement) throws SQLException {
        return transaction.list(
                statement.sql(), row -> new Hit(row.integer("number"), ordering.read(row)), statement.array());
    }

    /// Follows an index that has the order.
    private List<Hit> followed(Wanted wanted, Ordering ordering, Optional<List<SortValue>> after, int limit)
            throws SQLException {
        Optional<OrderedScan> scan = ordering.head().scan();
        if (isByStart(ordering)) {
            return byStart(wanted, ordering, after, limit);
        }
        if (ordering.head().isNowhere()) {
            return level(wanted, ordering, new SortValue(SortValue.MISSING, ""), after, limit);
        }
        return scan.isPresent()
                ? byPhases(wanted, ordering, scan.get(), after, limit)
                : sorted(wanted, ordering, after, limit);
    }

    private static boolean isByStart(Ordering ordering) {
        List<SortKey> keys = ordering.keys();
        return keys.size() == 2
                && keys.get(0).identifier().equals(SearchGrammars.START)
                && !keys.get(0).ascending()
                && keys.get(1).identifier().equals(SearchGrammars.RUN_ID)
                && keys.get(1).ascending();
    }

    /// The one order that an index has entirely. What began at the same time as the last of the page before is found
    /// apart, because the databases find a place in an index by all its keys only if these go the same way.
    private List<Hit> byStart(Wanted wanted, Ordering ordering, Optional<List<SortValue>> after, int limit)
            throws SQLException {
        if (after.isEmpty()) {
            return byStart(wanted, ordering, Fragment.NONE, limit);
        }
        Object start = after.get().get(0).value();
        Object id = after.get().get(1).value();
        List<Hit> hits = new ArrayList<>(
                byStart(wanted, ordering, Fragment.of(" AND r.started_at = ? AND r.id > ?", start, id), limit));
        if (hits.size() < limit) {
            hits.addAll(byStart(wanted, ordering, Fragment.of(" AND r.started_at < ?", start), limit - hits.size()));
        }
        return hits;
    }

    private List<Hit> byStart(Wanted wanted, Ordering ordering, Fragment place, int limit) throws SQLException {
        return list(
                ordering,
                Fragment.of(
                        "SELECT r.number AS number? FROM tracking_run r"
                                + transaction.dialect().using("tracking_run_by_start")
                                + " WHERE r.experiment = ? AND ??? ORDER BY r.started_at DESC, r.id LIMIT ?",
                        ordering.columns(),
                        experiment,
                        view,
                        wanted.where(new Identifier("", "")),
                        place,
                        limit));
    }

    private List<Hit> byPhases(
            Wanted wanted, Ordering ordering, OrderedScan scan, Optional<List<SortValue>> after, int limit)
            throws SQLException {
        int begin = after.map(it -> it.getFirst().phase()).orElse(SortValue.THERE);
        List<Hit> hits = new ArrayList<>();
        for (int phase = begin; phase <= SortValue.MISSING && hits.size() < limit; phase++) {
            int room = limit - hits.size();
            Optional<List<SortValue>> rest = phase == begin ? after : Optional.empty();
            Optional<RunCondition> without = phase == SortValue.MISSING ? scan.missing() : scan.notANumber();
            if (phase == SortValue.THERE) {
                hits.addAll(byValue(wanted, ordering, scan, rest, room));
            } else if (without.isPresent()) {
                hits.addAll(level(wanted.and(without.get()), ordering, new SortValue(phase, ""), rest, room));
            }
        }
        return hits;
    }

    private List<Hit> byValue(
            Wanted wanted, Ordering ordering, OrderedScan scan, Optional<List<SortValue>> after, int limit)
            throws SQLException {
        List<Hit> hits = new ArrayList<>();
        Fragment place = Fragment.NONE;
        if (after.isPresent()) {
            Object group = scan.groupOf(after.get().getFirst().value());
            hits.addAll(group(wanted, ordering, scan, group, after, limit));
            place = Fragment.of(" AND " + scan.group() + (ordering.head().ascending() ? " > ?" : " < ?"), group);
        }
        if (hits.size() < limit) {
            hits.addAll(along(wanted, ordering, scan, place, limit - hits.size()));
        }
        return hits;
    }

    /// Those of one value, or of one beginning of values.
    private List<Hit> group(
            Wanted wanted,
            Ordering ordering,
            OrderedScan scan,
            Object group,
            Optional<List<SortValue>> after,
            int limit)
            throws SQLException {
        Wanted inner = wanted.and(scan.inGroup().apply(group));
        return scan.isWhole().apply(group)
                ? level(inner, ordering, SortValue.of(group), after, limit)
                : sorted(inner, ordering, after, limit);
    }

    /// Those that are level in the first key.
    private List<Hit> level(
            Wanted wanted, Ordering ordering, SortValue value, Optional<List<SortValue>> after, int limit)
            throws SQLException {
        Optional<Fragment> few = few(List.of(wanted.narrowest));
        Ordering rest = ordering.tail();
        Optional<List<SortValue>> place = after.map(SortValue::tail);
        List<Hit> hits = few.isPresent() ? sorted(wanted, rest, place, limit) : followed(wanted, rest, place, limit);
        return hits.stream().map(hit -> hit.behind(value)).toList();
    }

    private record Found(Object group, Hit hit) {}

    /// Along the index from a place on. The order of those that share a value is not the index's.
    private List<Hit> along(Wanted wanted, Ordering ordering, OrderedScan scan, Fragment place, int limit)
            throws SQLException {
        List<Found> found = scan(wanted, ordering, scan, place, limit);
        if (found.size() < limit) {
            return inOrder(found, ordering);
        }
        Object last = found.getLast().group;
        found.removeIf(it -> it.group.equals(last));
        List<Hit> hits = new ArrayList<>(inOrder(found, ordering));
        hits.addAll(group(wanted, ordering, scan, last, Optional.empty(), limit - hits.size()));
        return hits;
    }

    private static List<Hit> inOrder(List<Found> found, Ordering ordering) {
        return found.stream().map(Found::hit).sorted(ordering.comparator()).toList();
    }

    private List<Found> scan(Wanted wanted, Ordering ordering, OrderedScan scan, Fragment place, int limit)
            throws SQLException {
        SortKey head = ordering.head();
        Ordering direct = ordering.withHead(head.over(scan.value()));
        Fragment statement = Fragment.of(
                "SELECT r.number AS number, " + scan.group() + " AS g? FROM " + scan.from()
                        + "? WHERE ? AND ??? ORDER BY " + scan.group() + head.direction() + " LIMIT ?",
                direct.columns(),
                direct.joins(),
                scan.where(),
                view,
                wanted.where(head.identifier()),
                place,
                limit);
        return new ArrayList<>(transaction.list(
                statement.sql(),
                row -> new Found(head.type().read(row, "g"), new Hit(row.integer("number"), direct.read(row))),
                statement.array()));
    }
}
