package io.gimbal.tracking.search;

import io.gimbal.filter.Identifier;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The runs of one experiment, in order, as far as they are wanted. How they are found is decided here:
///
/// 1. Each condition that an index can answer is asked for how many runs it holds. If one holds for fewer than
///    [Effort#few], those are looked at and sorted, whatever else is asked.
/// 2. Otherwise most runs that are looked at should do, and the index that has the order of the first key is followed
///    until there are enough. Its last value may be shared by many more runs, which the next keys tell apart: these
///    are searched like runs of their own, with the value as one more condition and the remaining keys as order.
/// 3. When that takes longer than [Effort#patience], because conditions that hold for many hold for few together, the
///    runs of the narrowest condition are looked at after all, unless going on looks shorter. So it is, too, with an
///    order that no index has.
///
/// The first way reads at most `few` runs, the second about `limit` times all runs divided by `few`: neither grows with
/// the number of runs as long as a condition holds for few or for a share of them.
final class ExperimentRuns {
    private final Transaction transaction;
    private final long experiment;
    private final Fragment view;
    private final Effort effort;

    /// @param view which runs count at all, over a run `r`
    ExperimentRuns(Transaction transaction, long experiment, Fragment view, Effort effort) {
        this.transaction = transaction;
        this.experiment = experiment;
        this.view = view;
        this.effort = effort;
    }

    /// How much is looked at. Looking at a run takes about eight times as long as following an entry of an index.
    ///
    /// @param few how many runs are looked at and sorted without a second thought
    /// @param patience how many entries of an index are followed in the hope of enough runs
    /// @param many up to how many runs are counted to find the narrowest condition once patience has ended
    record Effort(int few, int patience, int many) {
        private static final int ENTRIES_PER_RUN = 8;

        /// With these the first two ways take about the same time among a million runs.
        static final Effort USUAL = new Effort(6_000, 40_000, 200_000);
    }

    /// An index was followed too long.
    private static final class OutOfPatience extends Exception {
        private static final long serialVersionUID = 1L;

        /// How many entries would have to be followed, as far as one can see.
        private final long needed;

        OutOfPatience(long needed) {
            super("", null, false, false);
            this.needed = needed;
        }
    }

    /// @param narrowest as far as is known, the smallest of the selections
    /// @param selections of `number`, each with every run for which all conditions hold
    private record Wanted(List<RunCondition> conditions, Fragment narrowest, List<Fragment> selections) {
        /// Over the runs of a selection `d`, whose own condition need not be looked at again.
        Fragment amongNarrowest() {
            return all(conditions.stream()
                    .filter(it -> it.own().isEmpty() || !it.candidates().equals(Optional.of(narrowest)))
                    .map(it -> it.holds().with("r.number", "d.number")));
        }

        Fragment along(OrderedScan scan, Identifier scanned) {
            return all(conditions.stream().map(it -> it.over(scan, scanned)));
        }

        Fragment alongRuns() {
            return all(conditions.stream().map(RunCondition::holds));
        }

        private static Fragment all(Stream<Fragment> fragments) {
            return Fragment.join(
                    "", fragments.map(it -> Fragment.of(" AND ?", it)).toList());
        }

        Wanted and(RunCondition condition) {
            List<RunCondition> all = new ArrayList<>(conditions);
            all.add(condition);
            List<Fragment> more = new ArrayList<>(selections);
            condition.candidates().ifPresent(more::addFirst);
            return new Wanted(all, condition.candidates().orElse(narrowest), more);
        }

        Wanted by(Fragment selection) {
            return new Wanted(conditions, selection, selections);
        }
    }

    /// @param after the values of the last run that is not wanted any more
    List<Hit> first(List<RunCondition> conditions, Ordering ordering, Optional<List<SortValue>> after, int limit)
            throws SQLException {
        Fragment all = Fragment.of(
                "SELECT r.number AS number FROM tracking_run r"
                        + transaction.dialect().using("tracking_run_by_start") + " WHERE r.experiment = ?",
                experiment);
        List<Fragment> selections = new ArrayList<>();
        conditions.forEach(it -> it.candidates().ifPresent(selections::add));
        selections.add(all);
        return among(new Wanted(conditions, all, selections), selections, ordering, after, limit);
    }

    /// @param uncounted selections of which nobody knows yet that they have many runs
    private List<Hit> among(
            Wanted wanted, List<Fragment> uncounted, Ordering ordering, Optional<List<SortValue>> after, int limit)
            throws SQLException {
        Optional<Selection> few = smallest(uncounted, effort.few);
        if (few.isPresent()) {
            return sorted(wanted.by(few.get().numbers), ordering, after, limit);
        }
        try {
            return followed(wanted, ordering, after, limit);
        } catch (OutOfPatience e) {
            Optional<Selection> smallest = smallest(wanted.selections, effort.many);
            long runs = smallest.map(Selection::count).orElse((long) effort.many);
            return e.needed < runs * Effort.ENTRIES_PER_RUN
                    ? patiently().among(wanted, List.of(), ordering, after, limit)
                    : sorted(
                            wanted.by(smallest.map(Selection::numbers).orElse(wanted.narrowest)),
                            ordering,
                            after,
                            limit);
        }
    }

    private ExperimentRuns patiently() {
        return new ExperimentRuns(
                transaction, experiment, view, new Effort(effort.few, Integer.MAX_VALUE, effort.many));
    }

    private record Selection(Fragment numbers, long count) {}

    /// The smallest selection, if it has fewer runs than that.
    private Optional<Selection> smallest(List<Fragment> selections, long most) throws SQLException {
        Optional<Selection> smallest = Optional.empty();
        long least = most;
        for (Fragment selection : selections) {
            long count = least == 0 ? 0 : count(selection, least);
            if (count < least) {
                least = count;
                smallest = Optional.of(new Selection(selection, count));
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
                        wanted.amongNarrowest(),
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
            throws SQLException, OutOfPatience {
        Optional<OrderedScan> scan = ordering.head().scan();
        if (isByStart(ordering)) {
            return byStart(wanted, ordering, after, limit);
        }
        if (ordering.head().isNowhere()) {
            return level(wanted, Optional.empty(), ordering, new SortValue(SortValue.MISSING, ""), after, limit);
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
            throws SQLException, OutOfPatience {
        if (after.isEmpty()) {
            return untilPatienceEnds(wanted, ordering, Fragment.NONE, limit);
        }
        Object start = after.get().get(0).value();
        Object id = after.get().get(1).value();
        List<Hit> hits = new ArrayList<>(
                byStart(wanted, ordering, Fragment.of(" AND r.started_at = ? AND r.id > ?", start, id), limit));
        if (hits.size() < limit) {
            Fragment later = Fragment.of(" AND r.started_at < ?", start);
            hits.addAll(untilPatienceEnds(wanted, ordering, later, limit - hits.size()));
        }
        return hits;
    }

    private List<Hit> untilPatienceEnds(Wanted wanted, Ordering ordering, Fragment place, int limit)
            throws SQLException, OutOfPatience {
        Optional<Object> end = end(
                !wanted.conditions.isEmpty(),
                SortKey.Type.INTEGER,
                Fragment.of(
                        "SELECT r.started_at AS g FROM tracking_run r"
                                + transaction.dialect().using("tracking_run_by_start")
                                + " WHERE r.experiment = ?? ORDER BY r.started_at DESC, r.id LIMIT 1 OFFSET ?",
                        experiment,
                        place,
                        effort.patience));
        Fragment bounded =
                end.map(it -> Fragment.of("? AND r.started_at >= ?", place, it)).orElse(place);
        return enough(byStart(wanted, ordering, bounded, limit), limit, end);
    }

    /// What stands in an index where patience ends; empty if it never does, or the index ends before.
    private Optional<Object> end(boolean selective, SortKey.Type type, Fragment entry) throws SQLException {
        return selective && effort.patience < Integer.MAX_VALUE
                ? transaction.find(entry.sql(), row -> type.read(row, "g"), entry.array())
                : Optional.empty();
    }

    private <T> List<T> enough(List<T> found, int limit, Optional<Object> end) throws OutOfPatience {
        if (found.size() < limit && end.isPresent()) {
            throw new OutOfPatience((long) effort.patience * limit / Math.max(1, found.size()));
        }
        return found;
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
                        wanted.alongRuns(),
                        place,
                        limit));
    }

    private List<Hit> byPhases(
            Wanted wanted, Ordering ordering, OrderedScan scan, Optional<List<SortValue>> after, int limit)
            throws SQLException, OutOfPatience {
        int begin = after.map(it -> it.getFirst().phase()).orElse(SortValue.THERE);
        List<Hit> hits = new ArrayList<>();
        for (int phase = begin; phase <= SortValue.MISSING && hits.size() < limit; phase++) {
            int room = limit - hits.size();
            Optional<List<SortValue>> rest = phase == begin ? after : Optional.empty();
            Optional<RunCondition> without = phase == SortValue.MISSING ? scan.missing() : scan.notANumber();
            if (phase == SortValue.THERE) {
                hits.addAll(byValue(wanted, ordering, scan, rest, room));
            } else if (without.isPresent()) {
                hits.addAll(level(wanted, without, ordering, new SortValue(phase, ""), rest, room));
            }
        }
        return hits;
    }

    private List<Hit> byValue(
            Wanted wanted, Ordering ordering, OrderedScan scan, Optional<List<SortValue>> after, int limit)
            throws SQLException, OutOfPatience {
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
        RunCondition condition = scan.inGroup().apply(group);
        return scan.isWhole().apply(group)
                ? level(wanted, Optional.of(condition), ordering, SortValue.of(group), after, limit)
                : sorted(wanted.and(condition), ordering, after, limit);
    }

    /// Those that are level in the first key, by the others.
    private List<Hit> level(
            Wanted wanted,
            Optional<RunCondition> condition,
            Ordering ordering,
            SortValue value,
            Optional<List<SortValue>> after,
            int limit)
            throws SQLException {
        Wanted inner = condition.map(wanted::and).orElse(wanted);
        List<Fragment> uncounted =
                condition.flatMap(RunCondition::candidates).stream().toList();
        List<Hit> hits = among(inner, uncounted, ordering.tail(), after.map(SortValue::tail), limit);
        return hits.stream().map(hit -> hit.behind(value)).toList();
    }

    private record Found(Object group, Hit hit) {}

    /// Along the index from a place on. The order of those that share a value is not the index's.
    private List<Hit> along(Wanted wanted, Ordering ordering, OrderedScan scan, Fragment place, int limit)
            throws SQLException, OutOfPatience {
        Index index = new Index(scan, ordering.head(), Fragment.of("??", scan.where(), place));
        boolean selective = wanted.conditions.stream()
                .anyMatch(it -> !it.identifier().equals(ordering.head().identifier()));
        Optional<Object> end = end(selective, ordering.head().type(), index.entry(effort.patience));
        Index bounded = end.map(index::until).orElse(index);
        List<Found> found = enough(scan(wanted, ordering, bounded, limit), limit, end);
        if (found.size() < limit) {
            return inOrder(found, ordering);
        }
        Object last = found.getLast().group;
        List<Found> before = found.stream().filter(it -> !it.group.equals(last)).toList();
        List<Hit> hits = new ArrayList<>(inOrder(before, ordering));
        hits.addAll(group(wanted, ordering, scan, last, Optional.empty(), limit - hits.size()));
        return hits;
    }

    private static List<Hit> inOrder(List<Found> found, Ordering ordering) {
        return found.stream().map(Found::hit).sorted(ordering.comparator()).toList();
    }

    /// A stretch of an index.
    private record Index(OrderedScan scan, SortKey key, Fragment where) {
        Index until(Object end) {
            String beyond = key.ascending() ? " <= ?" : " >= ?";
            return new Index(scan, key, Fragment.of("? AND " + scan.group() + beyond, where, end));
        }

        String order() {
            return " ORDER BY " + scan.group() + key.direction();
        }

        Fragment entry(int number) {
            return Fragment.of(
                    "SELECT " + scan.group() + " AS g FROM " + scan.from() + " WHERE ?" + order() + " LIMIT 1 OFFSET ?",
                    where,
                    number);
        }
    }

    private List<Found> scan(Wanted wanted, Ordering ordering, Index index, int limit) throws SQLException {
        OrderedScan scan = index.scan;
        Ordering direct = ordering.withHead(ordering.head().over(scan.value()));
        Fragment statement = Fragment.of(
                "SELECT r.number AS number, " + scan.group() + " AS g? FROM " + scan.withRuns() + "? WHERE ?"
                        + (scan.isApart() ? " AND r.number = h.run" : "") + " AND ??" + index.order() + " LIMIT ?",
                direct.columns(),
                direct.joins(),
                index.where,
                view,
                wanted.along(scan, ordering.head().identifier()),
                limit);
        return transaction.list(
                statement.sql(),
                row -> new Found(
                        ordering.head().type().read(row, "g"), new Hit(row.integer("number"), direct.read(row))),
                statement.array());
    }
}
