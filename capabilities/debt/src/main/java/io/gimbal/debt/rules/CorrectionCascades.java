package io.gimbal.debt.rules;

import io.gimbal.debt.DebtRule;
import io.gimbal.debt.Finding;
import io.gimbal.debt.FindingKind;
import io.gimbal.debt.Kinds;
import io.gimbal.debt.ServedModel;
import io.gimbal.debt.Surroundings;
import io.gimbal.graph.AssetRef;
import java.util.List;

/// Models whose champion learned from what another model answered.
public final class CorrectionCascades implements DebtRule {
    @Override
    public List<Finding> find(Surroundings surroundings) {
        return ServedModel.all(surroundings).stream()
                .filter(model -> !others(surroundings, model).isEmpty())
                .map(model -> finding(surroundings, model))
                .toList();
    }

    private static List<AssetRef> others(Surroundings surroundings, ServedModel model) {
        return surroundings.upstream(model.champion()).stream()
                .filter(ref -> ref.kind().equals(Kinds.MODEL_VERSION))
                .filter(ref -> !isOf(ref, model.model()))
                .toList();
    }

    private static boolean isOf(AssetRef version, AssetRef model) {
        return version.namespace().equals(model.namespace()) && version.name().equals(model.name());
    }

    private static Finding finding(Surroundings surroundings, ServedModel model) {
        List<AssetRef> others = others(surroundings, model);
        String names =
                String.join(", ", others.stream().map(AssetRef::name).distinct().toList());
        return new Finding(
                FindingKind.CORRECTION_CASCADE,
                model.champion(),
                surroundings.owner(model.champion()),
                "was trained on data that stands on the answers of " + names,
                others);
    }
}
