package io.gimbal.serving.declared;

import io.gimbal.serving.EndpointName;
import java.util.List;
import java.util.Optional;

/// Who relies on what.
///
/// @param reads assets, as `kind/name` or `project/name`
/// @param feedsBack sources in which its deeds become data
record ConsumerDeclaration(Optional<String> contact, List<String> reads, List<String> feedsBack) {
    ConsumerDeclaration {
        reads = List.copyOf(reads);
        feedsBack = List.copyOf(feedsBack);
    }

    /// The endpoints among what it reads. A bare name, and one of another project, is an endpoint's: that is the first
    /// kind that is looked for.
    ///
    /// @param project the consumer's own
    List<EndpointName> endpoints(String project) {
        return reads.stream()
                .flatMap(read -> endpoint(project, read).stream())
                .distinct()
                .toList();
    }

    private static Optional<EndpointName> endpoint(String project, String read) {
        int slash = read.indexOf('/');
        if (slash < 0) {
            return Optional.of(new EndpointName(project, read));
        }
        String before = read.substring(0, slash);
        String name = read.substring(slash + 1);
        if (before.equals(EndpointName.KIND.value())) {
            return Optional.of(new EndpointName(project, name));
        }
        return ConsumerKind.READ.contains(before) ? Optional.empty() : Optional.of(new EndpointName(before, name));
    }
}
