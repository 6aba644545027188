package io.gimbal.tracking.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private final RunStatements statements;
    private final Effort effort;

    ExperimentRuns(RunStatements statements, Effort effort) {
        this.statements = statements;
        this.effort = effort;
    }

    /// An index was followed too long.
    private static final class OutOfPatience extends Exception {
        private static final long serialVersionUID = 1L;
        private final long needed;

        /// @param needed how many entries would have to be followed
        OutOfPatience(long needed) {
            super("", null, false, false);
            this.needed = needed;
        }
    }

    /// @param after the values of the last run that is not wanted any more; empty if all are
    List<Hit> first(List<RunCondition> conditions, Ordering ordering, List<SortValue> after, int limit)
            throws SQLException {
        Wanted wanted = Wanted.of(conditions, statements.all());
        return among(wanted, wanted.selections(), ordering, after, limit);
    }

    /// @param uncounted selections of which nobody knows yet that they have many runs
    private List<Hit> among(
            Wanted wanted, List<Fragment> uncounted, Ordering ordering, List<SortValue> after, int limit)
            throws SQLException {
        Optional<Selection> few = smallest(uncounted, effort.few());
        if (few.isPresent()) {
            return statements.sorted(wanted.by(few.get().numbers), ordering, after, limit);
        }
        try {
            return followed(wanted, ordering, after, limit);
        } catch (OutOfPatience e) {
            Selection narrowest = smallest(wanted.selections(), effort.many())
                    .orElse(new Selection(wanted.narrowest(), effort.many()));
            return effort.isLessThanLooking(e.needed, narrowest.count)
                    ? new ExperimentRuns(statements, effort.patient()).among(wanted, List.of(), ordering, after, limit)
                    : statements.sorted(wanted.by(narrowest.numbers), ordering, after, limit);
        }
    }

    private record Selection(Fragment numbers, long count) {}

    /// The smallest selection, if it has fewer runs than that.
    private Optional<Selection> smallest(List<Fragment> selections, long most) throws SQLException {
        Optional<Selection> smallest = Optional.empty();
        long least = most;
        for (Fragment selection : selections) {
            long count = least == 0 ? 0 : statements.count(selection, least);
            if (count < least) {
                least = count;
                smallest = Optional.of(new Selection(selection, count));
            }
        }
        return smallest;
    }

    /// Follows an index that has the order.
    private List<Hit> followed(Wanted wanted, Ordering ordering, List<SortValue> after, int limit)
            throws SQLException, OutOfPatience {
        if (isByStart(ordering)) {
            return byStart(wanted, ordering, after, limit);
        }
        if (ordering.head().isNowhere()) {
            return level(wanted, Optional.empty(), ordering, new SortValue(SortValue.MISSING, ""), after, limit);
        }
        Optional<OrderedScan> scan = ordering.head().scan();
        return scan.isPresent()
                ? byPhases(wanted, ordering, scan.get(), after, limit)
                : statements.sorted(wanted, ordering, after, limit);
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
    private List<Hit> byStart(Wanted wanted, Ordering ordering, List<SortValue> after, int limit)
            throws SQLException, OutOfPatience {
        if (after.isEmpty()) {
            return untilPatienceEnds(wanted, ordering, Fragment.NONE, limit);
        }
        Object start = after.get(0).value();
        Object id = after.get(1).value();
        Fragment level = Fragment.of(" AND r.started_at = ? AND r.id > ?", start, id);
        List<Hit> hits = new ArrayList<>(statements.byStart(wanted, ordering, level, limit));
        if (hits.size() < limit) {
            Fragment before = Fragment.of(" AND r.started_at < ?", start);
            hits.addAll(untilPatienceEnds(wanted, ordering, before, limit - hits.size()));
        }
        return hits;
    }

    private List<Hit> untilPatienceEnds(Wanted wanted, Ordering ordering, Fragment place, int limit)
            throws SQLException, OutOfPatience {
        Optional<Object> end = effort.isPatient() || wanted.conditions().isEmpty()
                ? Optional.empty()
                : statements.start(place, effort.patience());
        Fragment bounded =
                end.map(it -> Fragment.of("? AND r.started_at >= ?", place, it)).orElse(place);
        List<Hit> hits = statements.byStart(wanted, ordering, bounded, limit);
        requireEnough(hits.size(), limit, end);
        return hits;
    }

    private void requireEnough(int found, int limit, Optional<Object> end) throws OutOfPatience {
        if (found < limit && end.isPresent()) {
            throw new OutOfPatience(effort.needed(found, limit));
        }
    }

    /// What has a value, then what has NaN, then the rest.
    private List<Hit> byPhases(Wanted wanted, Ordering ordering, OrderedScan scan, List<SortValue> after, int limit)
            throws SQLException, OutOfPatience {
        int begin = after.isEmpty() ? SortValue.THERE : after.getFirst().phase();
        List<Hit> hits = new ArrayList<>();
        for (int phase = begin; phase <= SortValue.MISSING && hits.size() < limit; phase++) {
            int room = limit - hits.size();
            List<SortValue> place = phase == begin ? after : List.of();
            Optional<RunCondition> without = phase == SortValue.MISSING ? scan.missing() : scan.notANumber();
            if (phase == SortValue.THERE) {
                hits.addAll(byValue(wanted, ordering, scan, place, room));
            } else if (without.isPresent()) {
                hits.addAll(level(wanted, without, ordering, new SortValue(phase, ""), place, room));
            }
        }
        return hits;
    }

    private List<Hit> byValue(Wanted wanted, Ordering ordering, OrderedScan scan, List<SortValue> after, int limit)
            throws SQLException, OutOfPatience {
        IndexStretch whole = IndexStretch.whole(scan, ordering.head());
        if (after.isEmpty()) {
            return along(wanted, ordering, whole, limit);
        }
        Object group = scan.groupOf(after.getFirst().value());
        List<Hit> hits = new ArrayList<>(group(wanted, ordering, scan, group, after, limit));
        if (hits.size() < limit) {
            hits.addAll(along(wanted, ordering, whole.beyond(group), limit - hits.size()));
        }
        return hits;
    }

    /// Along an index as far as needed. The order of those that share a value is not the index's.
    private List<Hit> along(Wanted wanted, Ordering ordering, IndexStretch stretch, int limit)
            throws SQLException, OutOfPatience {
        boolean selective = wanted.conditions().stream()
                .anyMatch(it -> !it.identifier().equals(stretch.key().identifier()));
        Optional<Object> end =
                selective && !effort.isPatient() ? statements.entry(stretch, effort.patience()) : Optional.empty();
        IndexStretch bounded = end.map(stretch::until).orElse(stretch);
        List<IndexStretch.Found> found = statements.along(bounded, wanted, ordering, limit);
        requireEnough(found.size(), limit, end);
        return found.size() < limit
                ? IndexStretch.Found.inOrder(found, ordering)
                : withLastGroup(wanted, ordering, stretch.scan(), found);
    }

    /// As many as were found, but of the last group those that its order puts first.
    private List<Hit> withLastGroup(Wanted wanted, Ordering ordering, OrderedScan scan, List<IndexStretch.Found> found)
            throws SQLException {
        Object last = found.getLast().group();
        List<IndexStretch.Found> before =
                found.stream().filter(it -> !it.group().equals(last)).toList();
        List<Hit> hits = new ArrayList<>(IndexStretch.Found.inOrder(before, ordering));
        hits.addAll(group(wanted, ordering, scan, last, List.of(), found.size() - before.size()));
        return hits;
    }

    /// Those of one value, or of one beginning of values.
    private List<Hit> group(
            Wanted wanted, Ordering ordering, OrderedScan scan, Object group, List<SortValue> after, int limit)
            throws SQLException {
        RunCondition condition = scan.inGroup().apply(group);
        return scan.isWhole().apply(group)
                ? level(wanted, Optional.of(condition), ordering, SortValue.of(group), after, limit)
                : statements.sorted(wanted.and(condition), ordering, after, limit);
    }

    /// Those that are level in the first key, by the others.
    private List<Hit> level(
            Wanted wanted,
            Optional<RunCondition> condition,
            Ordering ordering,
            SortValue value,
            List<SortValue> after,
            int limit)
            throws SQLException {
        Wanted inner = condition.map(wanted::and).orElse(wanted);
        List<Fragment> uncounted =
                condition.flatMap(RunCondition::candidates).stream().toList();
        List<SortValue> place = after.isEmpty() ? after : SortValue.tail(after);
        return among(inner, uncounted, ordering.tail(), place, limit).stream()
                .map(hit -> hit.behind(value))
                .toList();
    }
}
