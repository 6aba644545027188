package io.gimbal.examples.taxi.demo;

import io.gimbal.client.GimbalClient;
import io.gimbal.client.GimbalException;
import io.gimbal.client.JsonText;
import io.gimbal.examples.taxi.report.Report;
import io.gimbal.examples.taxi.report.Report.DebtFinding;
import io.gimbal.examples.taxi.report.Report.Memory;
import io.gimbal.examples.taxi.server.Datasets;
import io.gimbal.examples.taxi.server.Debt;
import io.gimbal.examples.taxi.server.Features;
import io.gimbal.examples.taxi.server.Pipelines;
import io.gimbal.examples.taxi.server.Pipelines.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What is left when the last day is over: the check for skew, the debt, the score, the figures.
final class Ending {
    private final GimbalClient client;
    private final Narrator narrator;
    private final Steps steps;
    private final DemoOptions options;

    Ending(GimbalClient client, Narrator narrator, Steps steps, DemoOptions options) {
        this.client = client;
        this.narrator = narrator;
        this.steps = steps;
        this.options = options;
    }

    void tell(Story.Span span, Datasets.Version trips, Run run, LiveDays live) {
        narrator.chapter("What is left");
        Figures figures = new Figures(client, span);
        Tally tally = live.tally();
        say(tally, figures);
        Optional<Features.Skew> skew = steps.time("skew", () -> known("skew", new Features(client)::skew));
        skew.ifPresent(it -> narrator.say("features of %s predictions derived again from the logged events, %d differ"
                .formatted(Narrator.number(it.compared()), it.mismatches())));
        Debt debt = new Debt(client);
        Optional<List<Debt.Finding>> findings = steps.time("debt", () -> known("debt", debt::findings));
        findings.ifPresent(this::sayDebt);
        Optional<Map<String, Object>> score =
                steps.time("score", () -> known("score", debt::score)).flatMap(it -> it);
        score.ifPresent(it -> narrator.say("ML Test Score: " + it.get("final") + "  " + it.get("sections")));
        Report report = new Report(
                trips.read(),
                trips.refused(),
                Pipelines.trainingRows(run),
                figures.models(run),
                figures.replay(tally),
                figures.drift(),
                figures.failsafe(),
                figures.retrained(),
                live.days(),
                tally.maeServed(),
                tally.maeFrozen(),
                skew.map(it -> new Report.SkewFigures(it.compared(), it.mismatches())),
                score.map(Ending::scoreFigures),
                findings.map(Ending::debtFigures),
                memory(),
                steps.seconds());
        narrator.say("%.0f s, server %.0f MB, driver %.0f MB at most"
                .formatted(
                        steps.total(),
                        report.peakRssMb().server(),
                        report.peakRssMb().driver()));
        options.report().ifPresent(file -> write(report, file));
    }

    private void say(Tally tally, Figures figures) {
        double seconds = steps.seconds("replay");
        narrator.say("%s events, %s predictions, %s labels joined, %d dropped"
                .formatted(
                        Narrator.number(tally.events()),
                        Narrator.number(tally.predictions()),
                        Narrator.number(tally.labels()),
                        tally.dropped()));
        narrator.say("replayed in %.1f s, monitors and retraining included: %s a second"
                .formatted(seconds, Narrator.number(Math.round(tally.messages() / Math.max(seconds, 0.01)))));
        narrator.say(errors(tally));
        Report.DriftFigures drift = figures.drift();
        narrator.say("%d critical alerts, %d warnings".formatted(drift.criticalAlerts(), drift.warnings()));
    }

    static String errors(Tally tally) {
        if (tally.maeServed().isEmpty() || tally.maeFrozen().isEmpty()) {
            return "no trip had a label, so nobody knows how wrong the answers were";
        }
        double served = tally.maeServed().orElseThrow();
        double frozen = tally.maeFrozen().orElseThrow();
        return "MAE served %.3f, frozen %.3f: %.0f %% of it".formatted(served, frozen, 100 * served / frozen);
    }

    private void sayDebt(List<Debt.Finding> findings) {
        narrator.say(findings.size() + " findings of debt");
        findings.forEach(it -> narrator.say("  %-28s %s: %s".formatted(it.kind(), it.asset(), it.what())));
    }

    /// An older server may not have this part; then it is said, and left out.
    private <T> Optional<T> known(String what, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (GimbalException e) {
            if (e.status() == 404) {
                narrator.say(what + ": left out, this server does not know it");
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Map<String, Object> scoreFigures(Map<String, Object> score) {
        Map<String, Object> figures = new LinkedHashMap<>(score);
        figures.keySet().retainAll(List.of("final", "sections", "not_shown"));
        return figures;
    }

    private static List<DebtFinding> debtFigures(List<Debt.Finding> findings) {
        return findings.stream()
                .map(it -> new DebtFinding(it.kind(), it.asset()))
                .toList();
    }

    private Memory memory() {
        return new Memory(
                ResidentMemory.peakMegabytes(options.serverProcess()),
                ResidentMemory.peakMegabytes(ProcessHandle.current().pid()));
    }

    private void write(Report report, Path file) {
        try {
            Files.writeString(file, JsonText.pretty(report) + "\n");
            narrator.say("report in " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report " + file, e);
        }
    }
}
