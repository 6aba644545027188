package io.gimbal.examples.taxi.demo;

import io.gimbal.client.GimbalException;
import io.gimbal.examples.taxi.replay.Dispatch;
import io.gimbal.examples.taxi.replay.Trip;
import io.gimbal.examples.taxi.report.Report.DayFigures;
import io.gimbal.examples.taxi.server.Endpoint;
import io.gimbal.examples.taxi.server.EventTime;
import io.gimbal.examples.taxi.server.Features;
import io.gimbal.examples.taxi.server.Monitors;
import io.gimbal.examples.taxi.server.Monitors.Alert;
import io.gimbal.examples.taxi.server.Monitors.Chunk;
import io.gimbal.examples.taxi.server.Monitors.Errors;
import io.gimbal.examples.taxi.server.Pipelines;
import io.gimbal.examples.taxi.server.Pipelines.Retraining;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sends what happens to the server, and writes a line for each day once it is closed. Holds the ids of trips
/// under way. Not thread-safe.
final class LiveDays implements Dispatch {
    private final Services services;
    private final DayTable table;
    private final Narrator narrator;
    private final int frozenVersion;
    private final Duration closesAfter;

    private final Set<String> unlabelled = new HashSet<>();
    private final Map<LocalDate, Long> trips = new HashMap<>();
    private final List<DayFigures> days = new ArrayList<>();
    private final Tally tally = new Tally();
    private int alertsShown;

    /// What is asked of the server.
    record Services(
            Features features, Endpoint endpoint, EventTime eventTime, Monitors monitors, Pipelines pipelines) {}

    /// @param frozenVersion the first champion, which is kept for comparison
    /// @param closesAfter how long after its end a day is closed
    LiveDays(Services services, Narrator narrator, int frozenVersion, Duration closesAfter) {
        this.services = services;
        this.narrator = narrator;
        this.table = new DayTable(narrator);
        this.frozenVersion = frozenVersion;
        this.closesAfter = closesAfter;
        table.begin();
    }

    /// What a team runs every night: the weather of the day before is known from now on.
    @Override
    public void begin(LocalDate day) {
        services.features().materialize("weather", day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    @Override
    public void end(List<Trip> ended) {
        tally.events(services.features().push(ended).accepted());
    }

    @Override
    public void predict(List<Trip> asked) {
        asked.forEach(trip -> trips.merge(trip.day(), 1L, Long::sum));
        try {
            for (Endpoint.Answer answer : services.endpoint().predict(asked)) {
                if (answer.value().isPresent()) {
                    unlabelled.add(answer.predictionId());
                    tally.prediction();
                } else {
                    drop(1, answer.predictionId() + " was " + answer.outcome());
                }
            }
        } catch (GimbalException e) {
            if (e.status() == 0) {
                throw e;
            }
            drop(asked.size(), String.valueOf(e.getMessage()));
        }
    }

    private void drop(int count, String why) {
        if (tally.dropped() == 0) {
            narrator.say("no prediction: " + why);
        }
        tally.drop(count);
    }

    @Override
    public void label(List<Trip> ended) {
        List<Trip> answered = ended.stream()
                .filter(trip -> unlabelled.remove(trip.predictionId()))
                .toList();
        if (!answered.isEmpty()) {
            tally.labels(services.endpoint().label(answered));
        }
    }

    @Override
    public List<Instant> reach(Instant moment) {
        services.eventTime().reach(moment);
        List<Alert> alerts = services.monitors().alerts();
        List<Alert> raised = alerts.subList(alertsShown, alerts.size());
        alertsShown = alerts.size();
        List<Retraining> retrainings = services.pipelines().retrainings();
        show(moment, raised, Acted.at(moment, services.endpoint().standing(), retrainings));
        return retrainings.stream().flatMap(it -> it.due().stream()).toList();
    }

    private void show(Instant moment, List<Alert> raised, List<String> acted) {
        LocalDate day =
                LocalDate.ofInstant(moment.minus(closesAfter), ZoneOffset.UTC).minusDays(1);
        if (isClosing(moment)) {
            add(services.monitors().chunk(day).orElseGet(() -> Chunk.empty(day)), raised, acted);
        } else if (!acted.isEmpty() || !raised.isEmpty()) {
            narrator.say(moment + "  " + String.join("; ", acted));
        }
        raised.stream().filter(Alert::isCritical).forEach(alert -> narrator.say("            " + alert.summary()));
    }

    private boolean isClosing(Instant moment) {
        return moment.minus(closesAfter).getEpochSecond() % Duration.ofDays(1).toSeconds() == 0;
    }

    private void add(Chunk chunk, List<Alert> raised, List<String> acted) {
        Errors frozen = chunk.errorsOf(frozenVersion).orElse(new Errors(0, Optional.empty(), Optional.empty()));
        DayFigures figures = new DayFigures(
                chunk.day(),
                trips.getOrDefault(chunk.day(), 0L),
                chunk.served().byVersion(),
                chunk.served().mae(),
                frozen.mae(),
                chunk.served().bias());
        tally.errors(chunk.served(), frozen);
        days.add(figures);
        table.add(figures, raised, acted);
    }

    List<DayFigures> days() {
        return List.copyOf(days);
    }

    Tally tally() {
        return tally;
    }
}
