package io.gimbal.tracking.search;

import io.gimbal.filter.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The conditions on runs, and where to look for those for which all hold.
///
/// @param selections of `number`, each with every run for which all conditions hold
/// @param narrowest as far as is known, the smallest of them
record Wanted(List<RunCondition> conditions, List<Fragment> selections, Fragment narrowest) {
    Wanted {
        conditions = List.copyOf(conditions);
        selections = List.copyOf(selections);
    }

    /// @param all the selection of every run
    static Wanted of(List<RunCondition> conditions, Fragment all) {
        Stream<Fragment> own = conditions.stream().flatMap(it -> it.candidates().stream());
        return new Wanted(conditions, Stream.concat(own, Stream.of(all)).toList(), all);
    }

    Wanted and(RunCondition condition) {
        List<RunCondition> all = new ArrayList<>(conditions);
        all.add(condition);
        List<Fragment> more = new ArrayList<>(selections);
        condition.candidates().ifPresent(more::addFirst);
        return new Wanted(all, more, condition.candidates().orElse(narrowest));
    }

    Wanted by(Fragment selection) {
        return new Wanted(conditions, selections, selection);
    }

    /// Over the runs `d` of the narrowest selection, whose own condition need not be looked at again.
    Fragment overNarrowest() {
        return all(conditions.stream()
                .filter(it -> it.own().isEmpty() || !it.candidates().equals(Optional.of(narrowest)))
                .map(it -> it.holds().with("r.number", "d.number")));
    }

    Fragment overRuns() {
        return all(conditions.stream().map(RunCondition::holds));
    }

    Fragment over(OrderedScan scan, Identifier scanned) {
        return all(conditions.stream().map(it -> it.over(scan, scanned)));
    }

    private static Fragment all(Stream<Fragment> fragments) {
        return Fragment.join("", fragments.map(it -> Fragment.of(" AND ?", it)).toList());
    }
}
