package io.gimbal.pipelines.steps;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.pipelines.PipelineName;
import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.pipelines.StepWork;
import io.gimbal.pipelines.VersionFacts;
import io.gimbal.pipelines.VersionRegistry;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Registers models. The versions, what they were trained on and all evidence about them appear in one
/// transaction.
final class RegisterWork implements StepWork {
    /// A training set as it was: its version is the beginning of its digest.
    static final AssetKind TRAINING_SET = new AssetKind("training-set");

    private static final int DIGITS = 12;

    private final Step.Register step;
    private final RunContext context;
    private final Tools tools;
    private final Reason reason;

    RegisterWork(Step.Register step, RunContext context, Tools tools) {
        this.step = step;
        this.context = context;
        this.tools = tools;
        PipelineName pipeline = context.id().pipeline();
        this.reason = new Reason(
                context.startedBy(),
                "run " + context.id().number() + " of pipeline " + pipeline.name() + " as of " + context.asOf());
    }

    /// Registering is what the step is for, so it is done every time.
    @Override
    public Optional<JsonObject> basis() {
        return Optional.empty();
    }

    @Override
    public StepOutput run() {
        Lineage lineage = Lineage.of(context, tools.stores().engine());
        VersionFacts facts = tools.stores().database().write(transaction -> register(transaction, lineage));
        List<String> names = facts.versions().stream()
                .map(it -> it.step() + " is version " + it.number())
                .toList();
        return new StepOutput(
                StepOutput.Kind.VERSIONS,
                Optional.empty(),
                facts.versions().size(),
                step.model() + ": " + String.join(", ", names),
                facts.write(),
                List.of());
    }

    private VersionFacts register(Transaction transaction, Lineage lineage) throws SQLException {
        List<VersionFacts.Registered> registered = new ArrayList<>();
        VersionEvidence evidence = new VersionEvidence(
                context, lineage, tools.graph().assets(), tools.graph().evidence());
        for (String name : step.versions()) {
            StepOutput model = context.get(name, StepOutput.Kind.MODEL);
            AssetRef set = trainingSet(transaction, train(name).data(), lineage);
            VersionRegistry.Version version = tools.others()
                    .registry()
                    .register(transaction, draft(name, model.digest().orElseThrow(), set), reason);
            evidence.append(transaction, train(name), version.ref());
            registered.add(new VersionFacts.Registered(
                    name, step.model(), version.number(), version.ref().toString(), version.digest()));
        }
        evidence.appendAboutOthers(transaction);
        return new VersionFacts(registered);
    }

    private VersionRegistry.Draft draft(String name, Digest model, AssetRef set) {
        List<String> aliases = step.aliases().entrySet().stream()
                .filter(alias -> alias.getValue().equals(name))
                .map(Map.Entry::getKey)
                .toList();
        JsonObject signature =
                (JsonObject) Json.toValue(tools.models().stored().get(model).signature());
        return new VersionRegistry.Draft(
                context.project(), step.model(), model, signature, context.tracked(), List.of(set), aliases);
    }

    /// The training set as an asset, derived from what its steps have read.
    private AssetRef trainingSet(Transaction transaction, String name, Lineage lineage) throws SQLException {
        StepOutput set = context.get(name, StepOutput.Kind.TRAINING_SET);
        Digest digest = set.digest().orElseThrow();
        PipelineName pipeline = context.id().pipeline();
        AssetRef ref = AssetRef.of(
                TRAINING_SET,
                pipeline.project(),
                pipeline.name() + "." + name,
                digest.hex().substring(0, DIGITS));
        JsonObject facts = set.facts().toBuilder()
                .put("digest", digest.toString())
                .put("as_of", context.asOf().toString())
                .build();
        tools.graph().assets().put(transaction, AssetDraft.made(ref, facts), reason);
        tools.others().tracking().link(transaction, context.tracked(), EdgeType.PRODUCES, ref);
        for (String from : lineage.sources(name)) {
            tools.graph().edges().put(transaction, ref, EdgeType.DERIVED_FROM, AssetRef.parse(from));
        }
        return ref;
    }

    private Step.Train train(String name) {
        return context.pipeline().steps().stream()
                .filter(it -> it.name().equals(name))
                .filter(Step.Train.class::isInstance)
                .map(Step.Train.class::cast)
                .findFirst()
                .orElseThrow(() -> CodedException.invalidArgument("no step \"" + name + "\" that trains"));
    }
}
