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

/// Pipelines without a seed, and champions that nothing is known to have produced, or a run without a seed.
public final class IrreproducibleResults implements DebtRule {
    @Override
    public List<Finding> find(Surroundings surroundings) {
        List<Finding> findings = new ArrayList<>();
        for (Asset pipeline : surroundings.ofKind(Kinds.PIPELINE)) {
            if (!pipeline.facts().has("seed")) {
                findings.add(
                        finding(surroundings, pipeline.ref(), "has no seed, so two runs give two models", List.of()));
            }
        }
        ServedModel.all(surroundings)
                .forEach(model -> lack(surroundings, model.champion()).ifPresent(findings::add));
        return findings;
    }

    private static Optional<Finding> lack(Surroundings surroundings, AssetRef version) {
        List<AssetRef> runs = surroundings.to(version, EdgeType.PRODUCES);
        List<AssetRef> unseeded =
                runs.stream().filter(run -> isUnseeded(surroundings, run)).toList();
        if (runs.isEmpty()) {
            return Optional.of(finding(surroundings, version, "no run is known to have produced it", runs));
        }
        if (!unseeded.isEmpty()) {
            return Optional.of(finding(surroundings, version, "the run that produced it had no seed", unseeded));
        }
        if (surroundings.from(version, EdgeType.TRAINED_ON).isEmpty()) {
            return Optional.of(finding(surroundings, version, "nothing tells which data it was trained on", List.of()));
        }
        return Optional.empty();
    }

    /// Of a run that does not say its seeds nothing is known.
    private static boolean isUnseeded(Surroundings surroundings, AssetRef run) {
        return surroundings
                .find(run)
                .flatMap(asset -> asset.facts().findObject("seeds"))
                .filter(seeds -> seeds.fields().isEmpty())
                .isPresent();
    }

    private static Finding finding(Surroundings surroundings, AssetRef ref, String what, List<AssetRef> seenIn) {
        return new Finding(FindingKind.IRREPRODUCIBLE_RESULT, ref, surroundings.owner(ref), what, seenIn);
    }
}
