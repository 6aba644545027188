package io.gimbal.tracking.search;

import io.gimbal.core.PageToken;
import io.gimbal.tracking.ExperimentId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Which logged models are wanted, as it comes from outside.
///
/// @param experiments where to look; one that does not exist has no models
/// @param filter by [SearchGrammars#LOGGED_MODELS]; empty for all
/// @param datasets on which metrics were measured that count, or that a model must have been measured on if the filter
///     names no metric; empty for any
/// @param orders then the creation, the newest first
/// @param after the token of the previous page; empty for the first
public record LoggedModelQuery(
        List<ExperimentId> experiments,
        String filter,
        List<LoggedModelQuery.Dataset> datasets,
        List<LoggedModelQuery.Order> orders,
        PageSize size,
        Optional<PageToken> after) {
    public LoggedModelQuery {
        experiments = experiments.stream()
                .distinct()
                .sorted(Comparator.comparingLong(ExperimentId::number))
                .toList();
        datasets = List.copyOf(datasets);
        orders = List.copyOf(orders);
        Objects.requireNonNull(filter);
        Objects.requireNonNull(size);
        Objects.requireNonNull(after);
    }

    /// @param digest empty for any
    public record Dataset(String name, String digest) {
        public Dataset {
            Objects.requireNonNull(name);
            Objects.requireNonNull(digest);
        }
    }

    /// @param field by [SearchGrammars#LOGGED_MODELS], without a direction
    /// @param dataset on which the metric was measured; an empty name for any
    public record Order(String field, boolean ascending, Dataset dataset) {
        public Order {
            Objects.requireNonNull(field);
            Objects.requireNonNull(dataset);
        }
    }
}
