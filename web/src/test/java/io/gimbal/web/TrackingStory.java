package io.gimbal.web;

import io.gimbal.testkit.MovableTime;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.LoggedDataset;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunDraft;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunStatus;
import io.gimbal.tracking.Tag;
import io.gimbal.tracking.wiring.TrackingModule;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two people look for a good model of the length of taxi trips: [#SWEEP] runs below one parent, one that failed with a
/// loss that became NaN, one that still runs, one that was deleted, and an experiment whose every name is markup.
final class TrackingStory {
    static final String TAXI = "taxi-duration";
    static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&";
    static final int SWEEP = 24;
    static final int EPOCHS = 40;

    private final TrackingModule tracking;
    private final MovableTime time;
    private final List<RunId> sweep = new ArrayList<>();
    private final Map<String, RunId> named = new java.util.HashMap<>();

    TrackingStory(TrackingModule tracking, MovableTime time) {
        this.tracking = tracking;
        this.time = time;
    }

    /// The runs of the sweep, in order of their start.
    List<RunId> sweep() {
        return List.copyOf(sweep);
    }

    /// One of `baseline`, `sweep` (the parent), `exploding`, `still-going`, `discarded`, `hostile`.
    RunId run(String name) {
        return Optional.ofNullable(named.get(name)).orElseThrow();
    }

    void tell() {
        Experiment taxi =
                tracking.experiments().create(ExperimentDraft.named(TAXI).tagged(List.of(Tag.of("team", "dispatch"))));
        baseline(taxi);
        RunId parent = start(draft(taxi, "sweep").runningFor("anna"));
        for (int i = 0; i < SWEEP; i++) {
            sweep.add(trial(taxi, parent, i));
        }
        tracking.runs().finish(parent, RunStatus.FINISHED);
        exploding(taxi);
        RunId going = start(draft(taxi, "still-going").runningFor("bert"));
        learn(going, 0.08, 9);
        RunId discarded = start(draft(taxi, "discarded").runningFor("bert"));
        tracking.runs().finish(discarded, RunStatus.KILLED);
        tracking.runs().delete(discarded);
        hostile();
    }

    private static RunDraft draft(Experiment experiment, String name) {
        return RunDraft.in(experiment.id(), "anna").named(name);
    }

    private RunId start(RunDraft draft) {
        time.advance(Duration.ofMinutes(3));
        Run run = tracking.runs().create(draft);
        named.put(run.name(), run.id());
        return run.id();
    }

    private void baseline(Experiment taxi) {
        Capture capture = new Capture(
                Optional.of("4f1c2a9d8e7b6a5f4e3d2c1b0a9f8e7d6c5b4a3f"),
                Optional.of(true),
                "python train.py --model median",
                Map.of("numpy", 7L),
                Map.of("python", "3.12.3", "scikit-learn", "1.7.0"));
        RunId run = start(draft(taxi, "baseline").runningFor("anna").capturing(capture));
        tracking.log()
                .append(
                        run,
                        new RunBatch(
                                List.of(Param.of("model", "median")),
                                List.of(metric("mae", 4.61, 0), metric("rows", 84_211, 0)),
                                List.of(Tag.of("mlflow.source.name", "train.py"))));
        tracking.log().appendInputs(run, List.of(trips()), List.of());
        put(run, "notes/README.md", "# Baseline\nThe median per distance band.\n");
        put(run, "summary.json", "{\"mae\": 4.61, \"slices\": [{\"zone\": \"airport\", \"mae\": 8.2}]}");
        put(run, "predictions.csv", "zone,actual,predicted\nairport,31.5,24.0\ncentre,7.25,9.5\n");
        time.advance(Duration.ofSeconds(12));
        tracking.runs().finish(run, RunStatus.FINISHED);
    }

    private static DatasetInput trips() {
        return DatasetInput.of(
                new LoggedDataset(
                        "trips", "9a1c3f", "local", "{\"uri\": \"trips.parquet\"}", "", "{\"num_rows\": 84211}"),
                "training");
    }

    private RunId trial(Experiment taxi, RunId parent, int number) {
        RunId run = start(draft(taxi, "trial-" + number)
                .runningFor(number % 3 == 0 ? "bert" : "anna")
                .under(parent));
        double rate = 0.02 * (1 + number % 6);
        tracking.log()
                .append(
                        run,
                        new RunBatch(
                                List.of(
                                        Param.of("model", number % 2 == 0 ? "gbdt" : "forest"),
                                        Param.of("max_depth", Integer.toString(3 + number % 5)),
                                        Param.of("learning_rate", String.format(java.util.Locale.ROOT, "%.2f", rate))),
                                List.of(metric("mae", 2.6 + (number * 7 % 24) / 20.0, EPOCHS)),
                                List.of(Tag.of("team", "dispatch"), Tag.of("mlflow.source.name", "sweep.py"))));
        tracking.log().appendInputs(run, List.of(trips()), List.of());
        learn(run, rate, EPOCHS);
        time.advance(Duration.ofSeconds(40 + number));
        tracking.runs().finish(run, RunStatus.FINISHED);
        return run;
    }

    private void learn(RunId run, double rate, int epochs) {
        List<Metric> losses = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            losses.add(metric("loss", 0.4 + 3 * Math.exp(-rate * epoch), epoch));
            losses.add(metric("val/loss", 0.5 + 3.1 * Math.exp(-rate * epoch) + 0.002 * epoch, epoch));
        }
        tracking.log().append(run, RunBatch.ofMetrics(losses));
    }

    private void exploding(Experiment taxi) {
        RunId run = start(draft(taxi, "exploding").runningFor("bert"));
        tracking.log()
                .append(
                        run,
                        new RunBatch(
                                List.of(Param.of("model", "gbdt"), Param.of("learning_rate", "9")),
                                List.of(metric("loss", 3, 0), metric("loss", 4e12, 1), metric("loss", Double.NaN, 2)),
                                List.of()));
        tracking.runs().finish(run, RunStatus.FAILED);
    }

    private void hostile() {
        Experiment experiment = tracking.experiments().create(ExperimentDraft.named(HOSTILE));
        RunId run = start(draft(experiment, HOSTILE).runningFor(HOSTILE));
        named.put("hostile", run);
        tracking.log()
                .append(
                        run,
                        new RunBatch(
                                List.of(Param.of("model", HOSTILE), Param.of("a key: with / much", "1")),
                                List.of(metric("mae", 1, 0)),
                                List.of(Tag.of("team", HOSTILE), Tag.of("mlflow.source.name", HOSTILE))));
        tracking.log()
                .appendInputs(run, List.of(DatasetInput.of(LoggedDataset.of(HOSTILE, HOSTILE), HOSTILE)), List.of());
        put(run, "<b>bold<b>.txt", HOSTILE);
        put(run, "page.html", "<script>alert(1)</script>");
    }

    private Metric metric(String key, double value, long step) {
        return Metric.of(key, value, time.instant().plusSeconds(step), step);
    }

    private void put(RunId run, String path, String content) {
        ArtifactPath place = tracking.runs().get(run).artifacts().path().orElseThrow();
        tracking.artifacts()
                .put(
                        place.resolve(new ArtifactPath(path)),
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
