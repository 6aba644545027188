package io.gimbal.examples.taxi.report;

import io.gimbal.examples.taxi.report.Report.DayFigures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What must hold for a run. Every requirement that does not is named with the number that was seen.
final class Requirements {
    private static final int MOST_CRITICALS = 4;
    private static final int MOST_WARNINGS = 15;
    private static final int MOST_WARNINGS_WHEN_CALM = 4;
    private static final double LARGEST_EFFECT_MS = 1_000;
    private static final double LARGEST_ERROR_RATIO = 0.90;
    private static final double MOST_SERVER_MB = 2_048;
    private static final double MOST_SECONDS = 180;

    private final Report report;
    private final List<String> broken = new ArrayList<>();

    private Requirements(Report report) {
        this.report = report;
    }

    /// For March and April 2020, real or simulated: the world changes, and the answers recover.
    ///
    /// @return what does not hold
    static List<String> ofTheStory(Report report) {
        Requirements requirements = new Requirements(report);
        requirements.always();
        requirements.alerts();
        requirements.recovery();
        return List.copyOf(requirements.broken);
    }

    /// How long March and April may take on two cores that do nothing else.
    ///
    /// @return what does not hold
    static List<String> ofTime(Report report) {
        Requirements requirements = new Requirements(report);
        requirements.time();
        return List.copyOf(requirements.broken);
    }

    /// For months in which nothing happens: nothing happens.
    ///
    /// @return what does not hold
    static List<String> ofCalmMonths(Report report) {
        Requirements requirements = new Requirements(report);
        requirements.always();
        requirements.calm();
        return List.copyOf(requirements.broken);
    }

    private void always() {
        long predictions = report.replay().predictions();
        long trips = report.replay().trips();
        long told = report.daily().stream().mapToLong(DayFigures::trips).sum();
        long served = report.daily().stream()
                .flatMap(day -> day.served().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        expect(predictions > 0, "replay.predictions is 0");
        expect(predictions == trips, "replay.predictions is %d for %d trips".formatted(predictions, trips));
        expect(told == trips, "daily trips add up to %d, but there are %d".formatted(told, trips));
        expect(predictions == served, "replay.predictions is %d, but %d were served".formatted(predictions, served));
        long labels = report.replay().labelsJoined();
        expect(labels == trips, "replay.labels_joined is %d for %d trips".formatted(labels, trips));
        long dropped = report.replay().droppedRequests();
        expect(dropped == 0, "replay.dropped_requests is %d, not 0".formatted(dropped));
        skew(predictions);
        double server = report.peakRssMb().server();
        expect(
                server > 0 && server < MOST_SERVER_MB,
                "peak_rss_mb.server is %.0f, not less than %.0f".formatted(server, MOST_SERVER_MB));
    }

    private void skew(long predictions) {
        expect(report.skew().isPresent(), "skew is missing");
        report.skew().ifPresent(skew -> {
            expect(
                    skew.compared() == predictions,
                    "skew.compared is %d for %d predictions".formatted(skew.compared(), predictions));
            expect(skew.mismatches() == 0, "skew.mismatches is %d, not 0".formatted(skew.mismatches()));
        });
    }

    private void time() {
        double total = report.seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        expect(total < MOST_SECONDS, "seconds add up to %.0f, not less than %.0f".formatted(total, MOST_SECONDS));
    }

    private void alerts() {
        between("drift.first_alert_day", report.drift().firstAlertDay(), march(15), march(24));
        between("drift.first_critical_day", report.drift().firstCriticalDay(), march(16), march(26));
        int criticals = report.drift().criticalAlerts();
        expect(
                criticals >= 1 && criticals <= MOST_CRITICALS,
                "drift.critical_alerts is %d, not 1 to %d".formatted(criticals, MOST_CRITICALS));
        int warnings = report.drift().warnings();
        expect(warnings <= MOST_WARNINGS, "drift.warnings is %d, not at most %d".formatted(warnings, MOST_WARNINGS));
    }

    private void recovery() {
        expect(!report.failsafe().engagements().isEmpty(), "failsafe.engagements is empty");
        report.failsafe().engagements().forEach(it -> {
            double effect = it.alertToEffectMs().orElse(Double.POSITIVE_INFINITY);
            expect(
                    effect < LARGEST_EFFECT_MS,
                    "failsafe.engagements of %s: alert_to_effect_ms is %.0f, not less than %.0f"
                            .formatted(it.day(), effect, LARGEST_EFFECT_MS));
        });
        report.retrained()
                .forEach(it -> expect(
                        it.maeAfter() < it.maeBefore(),
                        "retrained version %d: mae_after is %.4f, not less than mae_before %.4f"
                                .formatted(it.version(), it.maeAfter(), it.maeBefore())));
        errors();
    }

    private void errors() {
        if (report.maeServedTotal().isEmpty() || report.maeFrozenTotal().isEmpty()) {
            broken.add("mae_served_total or mae_frozen_total is missing: no trip had a label");
            return;
        }
        double served = report.maeServedTotal().orElseThrow();
        double frozen = report.maeFrozenTotal().orElseThrow();
        double ratio = served / frozen;
        expect(
                ratio <= LARGEST_ERROR_RATIO,
                "mae_served_total is %.4f, %.3f of mae_frozen_total %.4f, not at most %.2f"
                        .formatted(served, ratio, frozen, LARGEST_ERROR_RATIO));
    }

    private void calm() {
        int criticals = report.drift().criticalAlerts();
        expect(criticals == 0, "drift.critical_alerts is %d, not 0".formatted(criticals));
        int warnings = report.drift().warnings();
        expect(
                warnings <= MOST_WARNINGS_WHEN_CALM,
                "drift.warnings is %d, not at most %d".formatted(warnings, MOST_WARNINGS_WHEN_CALM));
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2020, 3, day);
    }

    private void between(String name, Optional<LocalDate> found, LocalDate first, LocalDate last) {
        boolean holds =
                found.filter(it -> !it.isBefore(first) && !it.isAfter(last)).isPresent();
        String seen = found.map(LocalDate::toString).orElse("missing");
        expect(holds, "%s is %s, not between %s and %s".formatted(name, seen, first, last));
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
