package io.gimbal.examples.taxi.demo;

import io.gimbal.client.GimbalClient;
import io.gimbal.examples.taxi.report.Report.DriftFigures;
import io.gimbal.examples.taxi.report.Report.Engagement;
import io.gimbal.examples.taxi.report.Report.FailsafeFigures;
import io.gimbal.examples.taxi.report.Report.ModelFigures;
import io.gimbal.examples.taxi.report.Report.ReplayFigures;
import io.gimbal.examples.taxi.report.Report.Retraining;
import io.gimbal.examples.taxi.server.Datasets;
import io.gimbal.examples.taxi.server.Endpoint;
import io.gimbal.examples.taxi.server.Monitors;
import io.gimbal.examples.taxi.server.Monitors.Alert;
import io.gimbal.examples.taxi.server.Pipelines;
import io.gimbal.examples.taxi.server.Pipelines.Evaluated;
import io.gimbal.examples.taxi.server.Pipelines.Run;
import io.gimbal.examples.taxi.server.ValidTrips;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Parts of the report, from what the server answers.
final class Figures {
    private static final String RETRAIN = "retrain";

    private final Story.Span span;
    private final Datasets datasets;
    private final Pipelines pipelines;
    private final List<Alert> alerts;
    private final List<Endpoint.Engagement> engagements;
    private final List<Pipelines.Retraining> retrainings;

    Figures(GimbalClient client, Story.Span span) {
        this.span = span;
        this.datasets = new Datasets(client);
        this.pipelines = new Pipelines(client);
        this.alerts = new Monitors(client).alerts();
        this.engagements = new Endpoint(client).standing().engagements();
        this.retrainings = pipelines.retrainings();
    }

    /// Those trained first and those retrained, promoted or not.
    List<ModelFigures> models(Run first) {
        Stream<Run> later =
                retrainings.stream().flatMap(it -> it.run().stream()).map(run -> pipelines.get(RETRAIN, run));
        return Stream.concat(Stream.of(first), later)
                .flatMap(run -> Pipelines.evaluated(run).stream())
                .map(Figures::model)
                .toList();
    }

    private static ModelFigures model(Evaluated it) {
        return new ModelFigures(it.step(), it.version(), it.mae(), it.bias());
    }

    ReplayFigures replay(Tally tally) {
        return new ReplayFigures(
                span.first(),
                span.last(),
                ValidTrips.count(datasets, span.first(), span.last()),
                tally.events(),
                tally.predictions(),
                tally.labels(),
                tally.dropped());
    }

    DriftFigures drift() {
        return new DriftFigures(firstDay(_ -> true), firstDay(Alert::isCritical), count("CRITICAL"), count("WARNING"));
    }

    private Optional<LocalDate> firstDay(Predicate<Alert> which) {
        return alerts.stream()
                .filter(which)
                .map(Alert::raisedAt)
                .min(Instant::compareTo)
                .map(Figures::day);
    }

    private int count(String severity) {
        return (int)
                alerts.stream().filter(it -> it.severity().equals(severity)).count();
    }

    FailsafeFigures failsafe() {
        return new FailsafeFigures(engagements.stream()
                .map(it -> new Engagement(day(it.engagedOn()), it.alertToEffectMs(), it.liftedOn()))
                .toList());
    }

    List<Retraining> retrained() {
        return retrainings.stream()
                .filter(it -> it.outcome().equals("promoted"))
                .map(this::retraining)
                .toList();
    }

    private Retraining retraining(Pipelines.Retraining it) {
        return new Retraining(
                it.version().orElseThrow(),
                trainedOn(pipelines.get(RETRAIN, it.run().orElseThrow())),
                day(it.decidedAt().orElseThrow()),
                it.maeBefore().orElseThrow(),
                it.maeAfter().orElseThrow());
    }

    /// The whole days before the run's as-of.
    private static String trainedOn(Run run) {
        if (run.parameters().get("days") instanceof Number days) {
            LocalDate end = day(run.asOf());
            return end.minusDays(days.longValue()) + " to " + end.minusDays(1);
        }
        throw new IllegalStateException("run " + run.run() + " of " + RETRAIN + " has no parameter days");
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
