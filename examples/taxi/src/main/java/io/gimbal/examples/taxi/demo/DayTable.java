package io.gimbal.examples.taxi.demo;

import io.gimbal.examples.taxi.report.Report.DayFigures;
import io.gimbal.examples.taxi.server.Monitors.Alert;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One line for each day.
final class DayTable {
    private static final String FORM = "%-10s  %7s  %-24s %11s %11s %6s  %-24s %s";

    private final Narrator narrator;

    DayTable(Narrator narrator) {
        this.narrator = narrator;
    }

    void begin() {
        narrator.say(FORM.formatted(
                "day", "trips", "served by", "MAE served", "MAE frozen", "bias", "alerts", "what acted"));
    }

    /// @param alerts that were raised when the day was closed
    /// @param acted what was done about them, or took effect
    void add(DayFigures day, List<Alert> alerts, List<String> acted) {
        String line = FORM.formatted(
                day.day(),
                Narrator.number(day.trips()),
                served(day),
                minutes("%.2f", day.maeServed()),
                minutes("%.2f", day.maeFrozen()),
                minutes("%+.2f", day.bias()),
                alerts.stream().map(DayTable::text).collect(Collectors.joining(" ")),
                String.join("; ", acted));
        narrator.say(line.stripTrailing());
    }

    private static String minutes(String form, Optional<Double> number) {
        return number.map(form::formatted).orElse("–");
    }

    private static String served(DayFigures day) {
        return day.served().entrySet().stream()
                .map(it -> "v" + it.getKey() + (day.served().size() > 1 ? " " + Narrator.number(it.getValue()) : ""))
                .collect(Collectors.joining(", "));
    }

    private static String text(Alert alert) {
        return alert.severity() + ":" + alert.alert();
    }
}
