package io.gimbal.pipelines.declared;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.model.HyperParameter;
import io.gimbal.model.Trainer;
import io.gimbal.model.Trainers;
import io.gimbal.pipelines.DeclaredColumns.ServiceColumn;
import io.gimbal.pipelines.Step;
import java.util.List;
import java.util.Optional;

/// Whether a trainer exists, and can do with its parameters.
record TrainerCheck(Trainers trainers, StepProblems problems) {
    /// @param columns what the model may get; none where that is not known
    void check(int i, Step.Train step, List<ServiceColumn> columns) {
        Optional<Trainer> trainer = trainers.list().stream()
                .filter(it -> it.name().equals(step.trainer()))
                .findFirst();
        if (trainer.isEmpty()) {
            problems.unknown(
                    "no trainer \"" + step.trainer() + "\"",
                    step.trainer(),
                    trainers.list().stream().map(Trainer::name).toList(),
                    problems.path(i, "train", "trainer"));
            return;
        }
        try {
            trainer.get().hyperParameters().resolve(step.parameters());
            names(i, step, trainer.get(), columns);
        } catch (CodedException e) {
            e.problems().forEach(problem -> add(i, problem));
        }
    }

    private void add(int i, Problem problem) {
        String name = problem.location().source();
        problems.problems()
                .add(problem.withMessage(problem.message() + " \"" + name + "\"")
                        .withExcerpt(name)
                        .movedTo(problems.declared().location(problems.path(i, "train", "parameters", name))));
    }

    /// Lists of texts are names of columns.
    private void names(int i, Step.Train step, Trainer trainer, List<ServiceColumn> columns) {
        List<String> known = columns.stream().map(ServiceColumn::column).toList();
        for (HyperParameter parameter : trainer.hyperParameters().parameters()) {
            JsonValue given = step.parameters().find(parameter.name()).orElse(JsonArray.of());
            if (parameter.range() instanceof HyperParameter.Texts
                    && given instanceof JsonArray(List<JsonValue> items)) {
                for (int k = 0; k < items.size(); k++) {
                    if (items.get(k) instanceof JsonString(String name) && !known.isEmpty() && !known.contains(name)) {
                        problems.unknown(
                                "no column \"" + name + "\" among what the model gets",
                                name,
                                known,
                                problems.path(i, "train", "parameters", parameter.name(), k));
                    }
                }
            }
        }
    }
}
