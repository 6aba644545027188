package io.gimbal.debt.rules;

import io.gimbal.debt.DebtRule;
import io.gimbal.debt.Finding;
import io.gimbal.debt.FindingKind;
import io.gimbal.debt.Kinds;
import io.gimbal.debt.ServedModel;
import io.gimbal.debt.Surroundings;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Pipelines without a seed, and champions that nothing is known to have produced.
public final class IrreproducibleResults implements DebtRule {
    @Override
    public List<Finding> find(Surroundings surroundings) {
        List<Finding> findings = new ArrayList<>();
        for (Asset pipeline : surroundings.ofKind(Kinds.PIPELINE)) {
            if (!pipeline.facts().has("seed")) {
                findings.add(finding(surroundings, pipeline.ref(), "has no seed, so two runs give two models"));
            }
        }
        for (ServedModel model : ServedModel.all(surroundings)) {
            lack(surroundings, model.champion())
                    .map(what -> finding(surroundings, model.champion(), what))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<String> lack(Surroundings surroundings, AssetRef version) {
        if (surroundings.to(version, EdgeType.PRODUCES).isEmpty()) {
            return Optional.of("no run is known to have produced it");
        }
        if (surroundings.from(version, EdgeType.TRAINED_ON).isEmpty()) {
            return Optional.of("nothing tells which data it was trained on");
        }
        return Optional.empty();
    }

    private static Finding finding(Surroundings surroundings, AssetRef ref, String what) {
        return new Finding(FindingKind.IRREPRODUCIBLE_RESULT, ref, surroundings.owner(ref), what, List.of());
    }
}
