package io.gimbal.web.model;

import io.gimbal.evidence.Gate;
import io.gimbal.registry.Stage;
import io.gimbal.registry.StagePolicy;
import io.gimbal.registry.StageRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The way of a model's versions from stage to stage.
///
/// @param policy empty where every move is accepted
record Way(Optional<StagePolicy> policy) {
    /// In order. Where there is no policy, clients may put a version of theirs into any of the usual ones.
    List<Stage> stages() {
        return policy.map(obeyed -> obeyed.stageNames().stream().map(Stage::new))
                .orElseGet(() -> Stream.concat(Stage.USUAL.stream(), Stream.of(Stage.ARCHIVED)))
                .toList();
    }

    /// In order, after those that a policy left behind: versions stand there since before it.
    List<Stage> stages(List<Stage> occupied) {
        List<Stage> way = stages();
        return Stream.concat(occupied.stream().filter(stage -> !way.contains(stage)), way.stream())
                .toList();
    }

    /// Whether the stage is on the way also while nobody stands there.
    boolean leadsThrough(String stage) {
        return policy.map(StagePolicy::stageNames)
                .orElse(StagePolicy.STAGES_WITHOUT)
                .contains(stage);
    }

    Stream<StageRule> rules() {
        return policy.stream().flatMap(it -> it.stages().stream());
    }

    Optional<StageRule> rule(Stage stage) {
        return rules().filter(rule -> rule.stage().equals(stage)).findFirst();
    }

    /// The gates that ask for anything.
    Stream<Gate> gates() {
        return rules().map(StageRule::gate).filter(gate -> !gate.prerequisites().isEmpty());
    }

    /// Where a version goes from a stage, if the policy says so.
    Optional<Stage> next(Stage stage) {
        List<Stage> way = rules().map(StageRule::stage).toList();
        int after = way.indexOf(stage) + 1;
        return after == 0 || after == way.size() ? Optional.empty() : Optional.of(way.get(after));
    }
}
