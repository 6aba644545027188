package io.gimbal.tracking.search;

import io.gimbal.core.PageToken;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Which experiments are wanted, as it comes from outside.
///
/// @param filter by [SearchGrammars#EXPERIMENTS]; empty for all
/// @param orders by [SearchGrammars#EXPERIMENTS]; the newest first where there are none
/// @param after the token of the previous page; empty for the first
public record ExperimentQuery(
        LifecycleView view, String filter, List<String> orders, PageSize size, Optional<PageToken> after) {
    public ExperimentQuery {
        orders = List.copyOf(orders);
        Objects.requireNonNull(view);
        Objects.requireNonNull(filter);
        Objects.requireNonNull(size);
        Objects.requireNonNull(after);
    }
}
