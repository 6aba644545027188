package io.gimbal.tracking.difference;

import io.gimbal.tracking.Run;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What changed from one run to another. Each list holds what differs, in order of name; what is alike is left out.
///
/// @param base what the run is compared with
/// @param why what its author says about the change: the tag `gimbal.why`
/// @param code commit, local changes, command
/// @param data the digest of each dataset by its name and what it was used for
/// @param graph what the run read that is in the graph, such as feature services, with its version
/// @param environment software and machine
/// @param metrics the latest value of each
/// @param untold parts of which one of the two tells nothing, such as the environment of a run that was not
///     captured: what differs there is all that the other tells
public record RunDifference(
        Run base,
        Run run,
        Optional<String> why,
        List<ValueChange> code,
        List<ValueChange> params,
        List<ValueChange> data,
        List<ValueChange> graph,
        List<ValueChange> seeds,
        List<ValueChange> environment,
        List<ValueChange> metrics,
        Set<String> untold) {
    public static final String ENVIRONMENT = "environment";

    public RunDifference {
        Objects.requireNonNull(base);
        Objects.requireNonNull(run);
        Objects.requireNonNull(why);
        code = List.copyOf(code);
        params = List.copyOf(params);
        data = List.copyOf(data);
        graph = List.copyOf(graph);
        seeds = List.copyOf(seeds);
        environment = List.copyOf(environment);
        metrics = List.copyOf(metrics);
        untold = Set.copyOf(untold);
    }
}
