package io.gimbal.pipelines.steps;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.NearestName;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.model.LoadedModel;
import io.gimbal.pipelines.EvaluationFacts;
import io.gimbal.pipelines.EvaluationFacts.Judged;
import io.gimbal.pipelines.EvaluationFacts.ViewValue;
import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.pipelines.StepWork;
import io.gimbal.pipelines.TrainingSetFacts;
import io.gimbal.pipelines.VersionRegistry;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Judges models on the same rows.
final class EvaluateWork implements StepWork {
    private static final int CODE = 1;

    private final Step.Evaluate step;
    private final RunContext context;
    private final Inputs inputs;
    private final Tools tools;
    private final StepOutput set;
    private final Map<String, Contestant> contestants = new LinkedHashMap<>();

    /// A model that is judged.
    ///
    /// @param version of a registered one
    private record Contestant(Digest digest, Optional<AssetRef> version) {}

    EvaluateWork(Step.Evaluate step, RunContext context, Inputs inputs, Tools tools) {
        this.step = step;
        this.context = context;
        this.inputs = inputs;
        this.tools = tools;
        this.set = inputs.trainingSet(step.data());
        step.models().forEach(name -> contestants.put(name, contestant(name)));
    }

    private Contestant contestant(String name) {
        int at = name.indexOf('@');
        if (at < 0) {
            StepOutput model = context.get(name, StepOutput.Kind.MODEL);
            return new Contestant(model.digest().orElseThrow(), Optional.empty());
        }
        VersionRegistry.Version version = tools.others()
                .registry()
                .find(context.project(), name.substring(0, at), name.substring(at + 1))
                .orElseThrow(() -> CodedException.failedPrecondition("no version is called \"" + name + "\" yet"));
        return new Contestant(version.digest(), Optional.of(version.ref()));
    }

    @Override
    public Optional<JsonObject> basis() {
        Basis basis = Basis.of(step, CODE)
                .input("data", set.digest().orElseThrow())
                .input("columns", Digest.of(Json.canonical(set.facts())))
                .seed(context.seed());
        contestants.forEach((name, contestant) -> {
            basis.input("model " + name, contestant.digest());
            contestant.version().ifPresent(version -> basis.text("version " + name, version.toString()));
        });
        return basis.build();
    }

    @Override
    public StepOutput run() {
        ExampleRows validation = inputs.examples(set, TrainingSetFacts.VALIDATES);
        Judging judging = new Judging(validation, slices());
        Map<String, Judged> judged = new LinkedHashMap<>();
        contestants.forEach((name, contestant) -> {
            context.control().report((double) judged.size() / (2 * contestants.size()), "judging " + name);
            judged.put(name, judge(judging, contestant));
        });
        List<ViewValue> views = step.leaveOutViews() ? leaveOut(judging, judged) : List.of();
        return new StepOutput(
                StepOutput.Kind.EVALUATION,
                Optional.empty(),
                validation.size(),
                summary(judged),
                new EvaluationFacts(judged, views).write(),
                List.of());
    }

    /// Column by address.
    private Map<String, String> slices() {
        TrainingSetFacts facts = TrainingSetFacts.read(set.facts());
        Map<String, String> slices = new LinkedHashMap<>();
        step.slices().forEach(address -> slices.put(address, facts.get(address).column()));
        return slices;
    }

    private Judged judge(Judging judging, Contestant contestant) {
        Path directory = tools.models()
                .stored()
                .materialise(contestant.digest(), context.folder().resolve("models"));
        try (LoadedModel model = tools.models().runtimes().load(directory)) {
            long size =
                    model.description().payloadSize() + tools.stores().blobs().size(contestant.digest());
            return new Judged(
                    contestant.digest(),
                    contestant.version().map(AssetRef::toString),
                    judging.errors(model),
                    judging.p99Milliseconds(model),
                    size);
        }
    }

    /// Of the best model of this run.
    private List<ViewValue> leaveOut(Judging judging, Map<String, Judged> judged) {
        Step.Train best = judged.entrySet().stream()
                .filter(it -> it.getValue().version().isEmpty())
                .min(Comparator.comparingDouble(it -> it.getValue().evaluation().mae()))
                .map(it -> train(it.getKey()))
                .orElseThrow(() -> CodedException.invalidArgument(
                        "to leave feature views out, a model of this run must be among the models"));
        ExampleRows training = inputs.examples(set, TrainingSetFacts.TRAINS);
        double mae =
                Objects.requireNonNull(judged.get(best.name())).evaluation().mae();
        return new LeaveOut(best, mae, TrainingSetFacts.read(set.facts()), context, tools).run(training, judging);
    }

    private Step.Train train(String name) {
        return context.pipeline().steps().stream()
                .filter(it -> it.name().equals(name))
                .filter(Step.Train.class::isInstance)
                .map(Step.Train.class::cast)
                .findFirst()
                .orElseThrow(() -> CodedException.invalidArgument("no step \"" + name + "\" that trains"
                        + NearestName.hint(name, step.models())
                                .map(hint -> ", " + hint)
                                .orElse("")));
    }

    private static String summary(Map<String, Judged> judged) {
        StringBuilder text = new StringBuilder("mean absolute error");
        judged.forEach((name, it) -> text.append(text.indexOf(":") < 0 ? ": " : ", ")
                .append(name)
                .append(' ')
                .append(String.format(Locale.ROOT, "%.3f", it.evaluation().mae())));
        return text.toString();
    }
}
