package io.gimbal.filter;

import java.util.List;
import java.util.stream.Collectors;

/// Conditions that all must hold; without any, everything is found.
public record Filter(List<Clause> clauses) {
    public static final Filter ALL = new Filter(List.of());

    public Filter {
        clauses = List.copyOf(clauses);
    }

    /// One spelling for all filters that say the same in the same order; reading it gives this filter again.
    public String text() {
        return clauses.stream().map(Clause::text).collect(Collectors.joining(" AND "));
    }
}
