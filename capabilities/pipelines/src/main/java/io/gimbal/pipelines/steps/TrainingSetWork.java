package io.gimbal.pipelines.steps;

import io.gimbal.blob.Blob;
import io.gimbal.core.CodedException;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.pipelines.StepWork;
import io.gimbal.pipelines.TrainingSetFacts;
import io.gimbal.pipelines.TrainingSetFacts.Input;
import io.gimbal.pipelines.TrainingSetJoin;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Joins features to a spine, each row of which has its answer and its part.
final class TrainingSetWork implements StepWork {
    private static final int CODE = 1;
    private static final RelationName JOINED = new RelationName("joined");

    private final Step.TrainingSet step;
    private final RunContext context;
    private final Tools tools;
    private final Table spine;
    private final TrainingSetJoin.Service service;

    TrainingSetWork(Step.TrainingSet step, RunContext context, Inputs inputs, Tools tools) {
        this.step = step;
        this.context = context;
        this.tools = tools;
        this.spine = inputs.table(step.spine());
        this.service = tools.others().features().describe(context.project(), step.features(), context.asOf());
    }

    @Override
    public Optional<JsonObject> basis() {
        return Basis.of(step, CODE)
                .input("spine", spine.digest())
                .input("features", service.digest())
                .asOf(context.asOf())
                .seed(context.seed())
                .build();
    }

    @Override
    public StepOutput run() {
        context.control().report(0, "choosing the rows");
        Path rows = context.folder().resolve(step.name() + "-spine.parquet");
        try (QuerySession session = tools.stores().engine().open(Inputs.PATIENCE)) {
            context.control()
                    .stoppable(session::cancel, () -> new SpineRows(step, context).write(session, spine, rows));
        }
        context.control().report(0.1, "joining features");
        Path target = context.folder().resolve(step.name() + ".parquet");
        tools.others()
                .features()
                .join(new TrainingSetJoin.Request(
                        context.project(),
                        step.features(),
                        DataFiles.parquet(rows),
                        step.time(),
                        context.asOf(),
                        target));
        context.control().report(0.9, "keeping the training set");
        return keep(target);
    }

    private StepOutput keep(Path target) {
        long training = count(target, TrainingSetFacts.TRAINS);
        long validation = count(target, TrainingSetFacts.VALIDATES);
        if (training == 0 || validation == 0) {
            throw CodedException.failedPrecondition("a training set needs rows in both parts, this one has " + training
                    + " that train and " + validation + " that validate");
        }
        Blob blob = tools.stores().blobs().put(target);
        List<Input> columns = service.columns().stream()
                .map(it -> new Input(it.column(), it.address(), it.view().map(AssetRef::toString)))
                .toList();
        TrainingSetFacts facts =
                new TrainingSetFacts(step.time(), step.label().column(), columns, training, validation);
        return new StepOutput(
                StepOutput.Kind.TRAINING_SET,
                Optional.of(blob.digest()),
                training + validation,
                training + " rows train, " + validation + " validate",
                facts.write(),
                Stream.concat(spine.from().stream(), service.from().stream().map(AssetRef::toString))
                        .distinct()
                        .toList());
    }

    private long count(Path file, String part) {
        try (QuerySession session = tools.stores().engine().open(Inputs.PATIENCE)) {
            session.register(JOINED, DataFiles.parquet(file));
            Frame frame = session.frame(
                    Query.of("select count(*) as n from " + JOINED + " where " + TrainingSetFacts.PART + " = ?", part));
            return frame.integer(0, 0);
        }
    }
}
