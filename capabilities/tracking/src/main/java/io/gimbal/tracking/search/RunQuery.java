package io.gimbal.tracking.search;

import io.gimbal.core.PageToken;
import io.gimbal.tracking.ExperimentId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Which runs are wanted, as it comes from outside.
///
/// @param experiments where to look; one that does not exist has no runs
/// @param view of runs; the runs of a deleted experiment are deleted
/// @param filter by [SearchGrammars#RUNS]; empty for all
/// @param orders by [SearchGrammars#RUNS]; then, unless named, the start, the latest first, then the id
/// @param after the token of the previous page; empty for the first
public record RunQuery(
        List<ExperimentId> experiments,
        LifecycleView view,
        String filter,
        List<String> orders,
        PageSize size,
        Optional<PageToken> after) {
    public RunQuery {
        experiments = experiments.stream()
                .distinct()
                .sorted(Comparator.comparingLong(ExperimentId::number))
                .toList();
        orders = List.copyOf(orders);
        Objects.requireNonNull(view);
        Objects.requireNonNull(filter);
        Objects.requireNonNull(size);
        Objects.requireNonNull(after);
    }
}
