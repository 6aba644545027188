package io.gimbal.serving.declared;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.declare.Declared;
import io.gimbal.serving.EndpointSettings;
import io.gimbal.serving.VersionSelector;
import java.util.List;

/// Whether the stages that an endpoint's roles name are stages of its model: in another no version will ever stand. An
/// alias may come at any time.
///
/// @param stages of the model
record SelectorCheck(Declared<EndpointSettings> declared, List<String> stages, Problems problems) {
    void run() {
        EndpointSettings settings = declared.value();
        check(settings.champion(), "champion", "stage");
        settings.failsafe().ifPresent(failsafe -> check(failsafe, "failsafe", "stage"));
        for (int i = 0; i < settings.shadows().size(); i++) {
            check(settings.shadows().get(i), "shadows", i, "stage");
        }
    }

    private void check(VersionSelector selector, Object... path) {
        selector.stage().filter(stage -> !stages.contains(stage)).ifPresent(stage -> {
            Problem problem = Problem.at(
                            declared.location(path),
                            "model \"" + declared.value().model() + "\" has no stage \"" + stage + "\"")
                    .withExcerpt(stage);
            problems.add(problem.withNearest(stage, stages));
        });
    }
}
