package io.gimbal.web.endpoint;

import io.gimbal.web.Story;
import io.gimbal.web.alert.Alert;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A story in rows, and in one line: what the picture shows, in letters.
final class StoryTable {
    private final Story story;
    private final List<Alert> alerts;

    StoryTable(Story story, List<Alert> alerts) {
        this.story = story;
        this.alerts = alerts;
    }

    /// Newest first.
    List<EndpointView.DayRow> rows() {
        return story.days().reversed().stream().map(this::row).toList();
    }

    private EndpointView.DayRow row(Story.Day day) {
        return new EndpointView.DayRow(
                Figures.day(day.day()),
                Figures.count(day.predictions()),
                answeredBy(day),
                fixed(day.maeServed()),
                fixed(day.maeFrozen()),
                day.bias().map(bias -> Figures.signed(bias, 2)).orElse(Figures.NONE),
                day.volumeChange()
                        .map(change -> Figures.signed(100 * change, 0) + "\u202f%")
                        .orElse(Figures.NONE),
                fixed(day.drift()),
                notes(day.day()));
    }

    /// The versions; with the counts of their answers where there are several.
    static String answeredBy(Story.Day day) {
        boolean several = day.served().size() > 1;
        return day.served().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "v" + entry.getKey() + (several ? " (" + Figures.count(entry.getValue()) + ")" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String fixed(Optional<Double> number) {
        return number.map(value -> Figures.fixed(value, 2)).orElse(Figures.NONE);
    }

    private List<String> notes(LocalDate day) {
        List<String> notes = new ArrayList<>();
        story.moves().stream()
                .filter(move -> isOn(move.at(), day))
                .forEach(move -> notes.add("v" + move.version().version().orElse("") + " " + move.action()));
        alerts.stream()
                .filter(alert -> isOn(alert.raised(), day))
                .forEach(alert -> notes.add(alert.name() + " raised"));
        alerts.stream()
                .filter(alert -> alert.cleared().filter(at -> isOn(at, day)).isPresent())
                .forEach(alert -> notes.add(alert.name() + " cleared"));
        for (Story.Span span : story.failsafe()) {
            if (isOn(span.from(), day)) {
                notes.add("failsafe engaged");
            }
            if (span.until().filter(at -> isOn(at, day)).isPresent()) {
                notes.add("failsafe lifted");
            }
        }
        return notes;
    }

    private static boolean isOn(Instant at, LocalDate day) {
        return Figures.dayOf(at).equals(day);
    }

    List<EndpointView.SpanRow> spans() {
        return story.failsafe().reversed().stream()
                .map(span -> new EndpointView.SpanRow(
                        Figures.time(span.from()),
                        span.until().map(Figures::time).orElse("now"),
                        Prose.of(span.why())))
                .toList();
    }

    /// The mean over all labels of days that have both errors.
    Optional<Double> mean(Function<Story.Day, Optional<Double>> error) {
        List<Story.Day> both = story.days().stream()
                .filter(day -> day.maeServed().isPresent() && day.maeFrozen().isPresent())
                .toList();
        long labels = both.stream().mapToLong(Story.Day::labels).sum();
        double sum = both.stream()
                .mapToDouble(day -> day.labels() * error.apply(day).orElseThrow())
                .sum();
        return labels == 0 ? Optional.empty() : Optional.of(sum / labels);
    }

    long predictions() {
        return story.days().stream().mapToLong(Story.Day::predictions).sum();
    }
}
