package io.gimbal.pipelines.steps;

import io.gimbal.core.Digest;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.model.ModelDescription;
import io.gimbal.model.Trainer;
import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.pipelines.StepWork;
import io.gimbal.pipelines.TrainingSetFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Learns a model.
final class TrainWork implements StepWork {
    private static final int CODE = 1;

    private final Step.Train step;
    private final RunContext context;
    private final Inputs inputs;
    private final Tools tools;
    private final StepOutput set;
    private final Trainer trainer;

    TrainWork(Step.Train step, RunContext context, Inputs inputs, Tools tools) {
        this.step = step;
        this.context = context;
        this.inputs = inputs;
        this.tools = tools;
        this.set = inputs.trainingSet(step.data());
        this.trainer = tools.models().trainers().get(step.trainer());
    }

    @Override
    public Optional<JsonObject> basis() {
        JsonObject resolved =
                trainer.hyperParameters().resolve(step.parameters()).values();
        return Basis.of(step, CODE)
                .input("data", set.digest().orElseThrow())
                .input("columns", Digest.of(Json.canonical(set.facts())))
                .parameter("hyper-parameters", resolved)
                .seed(context.seed())
                .build();
    }

    @Override
    public StepOutput run() {
        ExampleRows examples = inputs.examples(set, TrainingSetFacts.TRAINS);
        Training training = new Training(trainer, context.seed());
        Path directory = context.folder().resolve("model-" + step.name());
        ModelDescription description = training.fit(
                examples,
                columns(set, step.without()),
                TrainingSetFacts.read(set.facts()).label(),
                step.parameters(),
                context.control()::report,
                directory);
        Digest digest = tools.models().stored().put(directory);
        return new StepOutput(
                StepOutput.Kind.MODEL,
                Optional.of(digest),
                examples.size(),
                step.trainer() + " on " + examples.size() + " rows, " + description.payloadSize() + " bytes",
                JsonObject.EMPTY,
                List.of());
    }

    static List<String> columns(StepOutput set, List<String> without) {
        return TrainingSetFacts.read(set.facts()).without(without).stream()
                .map(TrainingSetFacts.Input::column)
                .toList();
    }
}
