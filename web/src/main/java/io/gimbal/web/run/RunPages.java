package io.gimbal.web.run;

import io.gimbal.core.CodedException;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edge;
import io.gimbal.graph.Edges;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.ModelOutput;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunAssets;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.RunStatus;
import io.gimbal.tracking.Tag;
import io.gimbal.tracking.models.LoggedModel;
import io.gimbal.web.Tracking;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.TrackingAddresses;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts the page of a run together.
public final class RunPages {
    private static final String NOTE = "mlflow.note.content";
    private static final String WHY = "gimbal.why";

    private final Tracking tracking;
    private final Edges edges;
    private final RunFamily family;
    private final RunChanges changes;
    private final RunFiles files;

    public RunPages(Tracking tracking, Edges edges) {
        this.tracking = tracking;
        this.edges = edges;
        this.family = new RunFamily(tracking);
        this.changes = new RunChanges(tracking.runs(), tracking.differences());
        this.files = new RunFiles(tracking.artifacts(), tracking.models(), tracking.yaml());
    }

    RunFiles files() {
        return files;
    }

    /// @throws CodedException NOT_FOUND without such a run in that experiment
    Run get(ExperimentId experiment, RunId id) {
        Run run = tracking.runs().get(id);
        if (!run.experiment().equals(experiment)) {
            throw CodedException.notFound(
                    "run " + id + " is not in experiment " + experiment + ", but in " + run.experiment());
        }
        return run;
    }

    RunView view(Run run, RunFiles.Wanted wanted) {
        RunRecord record = tracking.runs().record(run.id());
        return new RunView(
                head(record),
                latest(record),
                tag(record, NOTE).map(String::strip).filter(note -> !note.isEmpty()).stream()
                        .toList(),
                params(record),
                tags(record),
                CaptureFacts.of(record),
                CaptureFacts.files(record.run()),
                record.inputs().stream().map(DataFacts::of).toList(),
                models(record),
                versions(run.id()),
                changes.of(record.run()),
                files.folder(run, wanted),
                run.status().ended() ? "" : TrackingAddresses.of(run) + "/changes");
    }

    RunView.Latest latest(Run run) {
        return latest(tracking.runs().record(run.id()));
    }

    /// Changes whenever something is to be seen that was not.
    String mark(RunId id) {
        RunRecord record = tracking.runs().record(id);
        return record.run().revision() + " " + record.run().status() + " " + record.metrics();
    }

    private RunView.Head head(RunRecord record) {
        Run run = record.run();
        RunFamily.Children children = family.children(run);
        return new RunView.Head(
                run.id().value(),
                run.name(),
                family.experiment(run),
                run.status().text(),
                style(run.status()),
                run.lifecycle() == LifecycleStage.DELETED,
                Figures.time(run.startedAt()),
                duration(run),
                run.user().isEmpty() ? run.startedBy() : run.user(),
                tag(record, WHY).orElse(""),
                family.parent(run),
                children.some(),
                children.more(),
                TrackingAddresses.of(run));
    }

    private RunView.Latest latest(RunRecord record) {
        Run run = record.run();
        return new RunView.Latest(
                TrackingAddresses.of(run) + "/now",
                run.status().text(),
                style(run.status()),
                duration(run),
                record.metrics().size(),
                MetricGroups.of(record.metrics()));
    }

    private String duration(Run run) {
        return Durations.between(run.startedAt(), run.endedAt().orElseGet(tracking.time()::instant));
    }

    /// The class of the chip that a status stands on.
    public static String style(RunStatus status) {
        return switch (status) {
            case SCHEDULED, FINISHED -> "";
            case RUNNING -> "accent";
            case FAILED -> "bad";
            case KILLED -> "warn";
        };
    }

    private static List<RunView.Named> params(RunRecord record) {
        return record.params().stream()
                .map(param -> new RunView.Named(param.key().value(), param.value()))
                .toList();
    }

    private static List<RunView.Named> tags(RunRecord record) {
        return record.tags().stream()
                .filter(tag -> !tag.key().value().equals(NOTE))
                .map(tag -> new RunView.Named(tag.key().value(), tag.value()))
                .toList();
    }

    private static Optional<String> tag(RunRecord record, String name) {
        return record.tags().stream()
                .filter(tag -> tag.key().value().equals(name))
                .map(Tag::value)
                .findFirst();
    }

    private List<RunView.Model> models(RunRecord record) {
        return record.modelOutputs().stream()
                .map(ModelOutput::model)
                .distinct()
                .flatMap(id -> tracking.models().find(id).stream())
                .map(model -> model(record.run(), model))
                .toList();
    }

    private RunView.Model model(Run run, LoggedModel model) {
        return new RunView.Model(
                model.name(),
                model.id().value(),
                model.status().name().toLowerCase(Locale.ROOT),
                Figures.time(model.createdAt()),
                files.show(run, model),
                files.signature(model));
    }

    private List<AssetLink> versions(RunId run) {
        AssetRef ref = RunAssets.ref(run);
        return edges.list(ref).stream()
                .flatMap(RunPages::ends)
                .filter(end -> end.kind().value().equals("model-version"))
                .distinct()
                .map(AssetLink::of)
                .toList();
    }

    private static Stream<AssetRef> ends(Edge edge) {
        return Stream.of(edge.from(), edge.to());
    }
}
