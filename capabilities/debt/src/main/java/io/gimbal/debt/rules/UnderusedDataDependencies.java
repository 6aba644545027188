package io.gimbal.debt.rules;

import io.gimbal.debt.DebtRule;
import io.gimbal.debt.Finding;
import io.gimbal.debt.FindingKind;
import io.gimbal.debt.Kinds;
import io.gimbal.debt.LeftOutView;
import io.gimbal.debt.ServedModel;
import io.gimbal.debt.Surroundings;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Features that no champion takes, and views without which a model is as good.
public final class UnderusedDataDependencies implements DebtRule {
    @Override
    public List<Finding> find(Surroundings surroundings) {
        List<ServedModel> models = ServedModel.all(surroundings);
        if (models.isEmpty()) {
            return List.of(); // before the first champion every feature waits for its use
        }
        return Stream.concat(unused(surroundings, models), useless(surroundings, models))
                .toList();
    }

    private static Stream<Finding> unused(Surroundings surroundings, List<ServedModel> models) {
        Set<String> used = models.stream()
                .flatMap(model -> surroundings.find(model.champion()).stream())
                .flatMap(version -> ServedModel.inputs(version).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return surroundings.ofKind(Kinds.FEATURE).stream()
                .map(Asset::ref)
                .filter(feature -> !used.contains(column(feature)))
                .map(feature -> new Finding(
                        FindingKind.UNDERUSED_DATA_DEPENDENCY,
                        feature,
                        surroundings.owner(feature),
                        "no model in production takes " + feature.name(),
                        surroundings.from(feature, EdgeType.MEMBER_OF)));
    }

    /// A feature `view.feature` is the column `view__feature` of a training set.
    private static String column(AssetRef feature) {
        return feature.name().replace(".", "__");
    }

    private static Stream<Finding> useless(Surroundings surroundings, List<ServedModel> models) {
        return models.stream()
                .map(model -> model.model().namespace())
                .distinct()
                .flatMap(project -> LeftOutView.of(surroundings, project).stream())
                .filter(view -> !view.helps())
                .map(view -> new Finding(
                        FindingKind.UNDERUSED_DATA_DEPENDENCY,
                        view.view(),
                        surroundings.owner(view.view()),
                        view.told(),
                        List.of()));
    }
}
