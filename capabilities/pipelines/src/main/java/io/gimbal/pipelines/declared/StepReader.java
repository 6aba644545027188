package io.gimbal.pipelines.declared;

import io.gimbal.core.CodedException;
import io.gimbal.core.Durations;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.pipelines.Pipeline;
import io.gimbal.pipelines.PipelineName;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.declared.PipelineDeclaration.CommandWords;
import io.gimbal.pipelines.declared.PipelineDeclaration.SplitWords;
import io.gimbal.pipelines.declared.PipelineDeclaration.StepDeclaration;
import io.gimbal.pipelines.declared.PipelineDeclaration.TrainingSetWords;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes steps of what documents say.
final class StepReader {
    static final List<String> VERBS =
            List.of("sql", "validate", "training-set", "train", "evaluate", "register", "command");

    private StepReader() {}

    static Pipeline pipeline(PipelineName name, PipelineDeclaration declaration) {
        return new Pipeline(
                name,
                declaration.parameters().orElse(Map.of()),
                declaration.seed(),
                declaration.steps().stream().map(StepReader::step).toList());
    }

    /// Which verbs a step has; one is as it should be.
    static List<String> verbs(StepDeclaration step) {
        List<Optional<?>> words = List.of(
                step.sql(),
                step.validate(),
                step.trainingSet(),
                step.train(),
                step.evaluate(),
                step.register(),
                step.command());
        return IntStream.range(0, VERBS.size())
                .filter(i -> words.get(i).isPresent())
                .mapToObj(VERBS::get)
                .toList();
    }

    /// @throws CodedException INVALID_ARGUMENT if it has not exactly one verb
    static Step step(StepDeclaration step) {
        String name = step.step();
        return Stream.of(
                        step.sql().map(sql -> new Step.Sql(name, sql)),
                        step.validate().map(it -> new Step.Validate(name, it.data(), it.contract())),
                        step.trainingSet().map(it -> trainingSet(name, it)),
                        step.train()
                                .map(it -> new Step.Train(
                                        name,
                                        it.data(),
                                        it.trainer(),
                                        it.without().orElse(List.of()),
                                        new JsonObject(it.parameters().orElse(Map.of())))),
                        step.evaluate()
                                .map(it -> new Step.Evaluate(
                                        name,
                                        it.data(),
                                        it.models(),
                                        it.slices().orElse(List.of()),
                                        it.leaveOut().isPresent())),
                        step.register()
                                .map(it -> new Step.Register(
                                        name,
                                        it.model(),
                                        it.versions(),
                                        it.aliases().orElse(Map.of()))),
                        step.command().map(it -> command(name, it)))
                .flatMap(Optional::stream)
                .map(Step.class::cast)
                .reduce((_, _) -> {
                    throw CodedException.invalidArgument("step \"" + name + "\" has several verbs");
                })
                .orElseThrow(() -> CodedException.invalidArgument("step \"" + name + "\" has no verb"));
    }

    private static Step trainingSet(String name, TrainingSetWords words) {
        return new Step.TrainingSet(
                name,
                words.spine(),
                words.time(),
                words.features(),
                new Step.Label(words.label().column(), words.label().knownAt()),
                split(words.split()));
    }

    private static Step.Split split(SplitWords words) {
        return words.time().isPresent()
                ? new Step.Split.ByTime(words.time().get(), Json.fromValue(words.validate(), Duration.class))
                : new Step.Split.ByHash(words.hash().orElseThrow(), ((JsonNumber) words.validate()).doubleValue());
    }

    private static Step command(String name, JsonValue words) {
        if (words instanceof JsonArray array) {
            return new Step.Command(
                    name, array.texts(), Optional.empty(), Map.of(), Durations.parse(PipelineShape.COMMAND_TIMEOUT));
        }
        CommandWords command = Json.fromValue(words, CommandWords.class);
        return new Step.Command(
                name, command.run(), command.folder(), command.environment().orElse(Map.of()), command.timeout());
    }
}
