package io.gimbal.debt.rules;

import io.gimbal.debt.DebtRule;
import io.gimbal.debt.Finding;
import io.gimbal.debt.FindingKind;
import io.gimbal.debt.Kinds;
import io.gimbal.debt.Surroundings;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Endpoints whose answers come back as data that the model they serve learns from.
public final class DirectFeedbackLoops implements DebtRule {
    @Override
    public List<Finding> find(Surroundings surroundings) {
        return surroundings.ofKind(Kinds.ENDPOINT).stream()
                .map(Asset::ref)
                .filter(endpoint -> surroundings.upstream(endpoint).contains(endpoint))
                .map(endpoint -> finding(surroundings, endpoint))
                .toList();
    }

    private static Finding finding(Surroundings surroundings, AssetRef endpoint) {
        Set<AssetRef> upstream = surroundings.upstream(endpoint);
        List<AssetRef> sources = Stream.concat(
                        Stream.of(endpoint), surroundings.to(endpoint, EdgeType.CONSUMES).stream())
                .flatMap(acting -> surroundings.from(acting, EdgeType.FEEDS_BACK).stream())
                .filter(upstream::contains)
                .distinct()
                .toList();
        String names = String.join(", ", sources.stream().map(AssetRef::name).toList());
        return new Finding(
                FindingKind.DIRECT_FEEDBACK_LOOP,
                endpoint,
                surroundings.owner(endpoint),
                "its answers come back through " + names + ", which its own model learns from",
                sources);
    }
}
