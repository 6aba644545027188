package io.gimbal.registry;

import io.gimbal.filter.Filter;
import io.gimbal.filter.OrderBy;
import java.util.List;
import java.util.Objects;

/// Which models or versions are wanted, in the words of [RegistryGrammar].
///
/// @param orders before the usual order
public record RegistryQuery(Filter filter, List<OrderBy> orders) {
    public static final RegistryQuery ALL = new RegistryQuery(Filter.ALL, List.of());

    public RegistryQuery {
        Objects.requireNonNull(filter);
        orders = List.copyOf(orders);
    }
}
