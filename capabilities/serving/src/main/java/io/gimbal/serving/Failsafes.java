package io.gimbal.serving;

import io.gimbal.core.CodedException;
import io.gimbal.eventtime.Cooldown;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.Changes;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.rules.Variables;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lets the failsafe of an endpoint answer in the champion's place, and ends that. Thread-safe, durable: an engagement
/// lasts over restarts. Each leaves a change and a piece of evidence; requests that begin after the commit see it.
public final class Failsafes {
    public static final EvidenceType TYPE = new EvidenceType("failsafe");
    public static final EvidenceKind KIND = new EvidenceKind(
            TYPE,
            "whether the failsafe answers in the champion's place",
            Variables.builder()
                    .flag("engaged")
                    .text("alert")
                    .integer("champion_version")
                    .number("champion_mae")
                    .number("failsafe_mae")
                    .build());

    private final Database database;
    private final EngagementStore store;
    private final Changes changes;
    private final EvidenceLog evidence;
    private final Switchboard switchboard;
    private final InstantSource time;
    private final AlertEffects effects;

    public Failsafes(
            Database database,
            EngagementStore store,
            Changes changes,
            EvidenceLog evidence,
            Switchboard switchboard,
            InstantSource time) {
        this.database = database;
        this.store = store;
        this.changes = changes;
        this.evidence = evidence;
        this.switchboard = switchboard;
        this.time = time;
        this.effects = new AlertEffects(database, store, time);
    }

    /// Why an alert wants the failsafe.
    ///
    /// @param name the alert's among those of all monitors: `trip-duration/performance`
    /// @param summary one line for people, with the numbers
    public record Alarm(Evidence alert, String name, Engagement.Numbers numbers, String summary) {}

    /// The one that lasts.
    public Optional<Engagement> current(EndpointName endpoint) {
        return database.read(transaction -> store.current(transaction, endpoint))
                .map(effects::measured);
    }

    /// Oldest first.
    public List<Engagement> list(EndpointName endpoint) {
        return database.read(transaction -> store.list(transaction, endpoint)).stream()
                .map(effects::measured)
                .toList();
    }

    /// Engages or lifts by hand.
    ///
    /// @param on event time
    /// @throws CodedException FAILED_PRECONDITION if it is so already, or there is no failsafe
    public Engagement set(EndpointName endpoint, boolean engaged, Reason reason, Instant on) {
        Optional<String> missing = engaged ? missing(endpoint) : Optional.empty();
        if (missing.isPresent()) {
            throw CodedException.failedPrecondition(endpoint + " has " + missing.get());
        }
        return database.write(transaction -> {
            Optional<Engagement> current = store.current(transaction, endpoint);
            if (engaged == current.isPresent()) {
                throw CodedException.failedPrecondition(
                        "the failsafe of " + endpoint + " is " + (engaged ? "engaged already" : "not engaged"));
            }
            return engaged
                    ? begin(transaction, endpoint, List.of(), reason, on, Engagement.Numbers.NONE)
                    : end(transaction, current.orElseThrow(), reason, on);
        });
    }

    /// Why no failsafe could answer; empty if one could.
    public Optional<String> missing(EndpointName endpoint) {
        return switchboard.version(endpoint, Role.FAILSAFE).isPresent()
                ? Optional.empty()
                : Optional.of("no failsafe that could answer"
                        + switchboard
                                .problem(endpoint, Role.FAILSAFE)
                                .map(why -> ": " + why)
                                .orElse(""));
    }

    /// Until when no alert may engage it again; empty if one may, or need not because it lasts.
    ///
    /// @param cooldown event time from one engagement by alerts to the next
    public Optional<Instant> restsUntil(Transaction transaction, EndpointName endpoint, Instant at, Duration cooldown)
            throws SQLException {
        if (store.current(transaction, endpoint).isPresent()) {
            return Optional.empty();
        }
        return store.list(transaction, endpoint).stream()
                .filter(engagement -> !engagement.isManual())
                .map(Engagement::engagedOn)
                .filter(on -> Cooldown.covers(cooldown, on, at))
                .map(on -> on.plus(cooldown))
                .max(Instant::compareTo);
    }

    /// Engages because of an alert, in its subscriber's transaction. Where the failsafe answers already, the alert also
    /// keeps it.
    public void engage(Transaction transaction, EndpointName endpoint, Alarm alarm) throws SQLException {
        Optional<Engagement> current = store.current(transaction, endpoint);
        if (current.isPresent()) {
            keep(transaction, current.get(), alarm.name());
            return;
        }
        Engagement begun = begin(
                transaction,
                endpoint,
                List.of(alarm.name()),
                new Reason("serving.failsafe", alarm.summary()),
                alarm.alert().observedAt(),
                alarm.numbers());
        transaction.afterCommit(() -> effects.measure(begun, alarm.alert().recordedAt()));
    }

    /// Notes that an alert wanted the failsafe and did not get it, with the numbers.
    public void decline(Transaction transaction, EndpointName endpoint, Alarm alarm) throws SQLException {
        JsonObject.Builder values = values(false, alarm.numbers()).put("alert", alarm.name());
        note(
                transaction,
                endpoint,
                Verdict.FAILED,
                alarm.summary(),
                values.build(),
                alarm.alert().observedAt());
    }

    /// An alert is over: what only it kept engaged is lifted.
    public void release(Transaction transaction, EndpointName endpoint, String alert, Instant on) throws SQLException {
        Optional<Engagement> current = store.current(transaction, endpoint);
        if (current.isEmpty() || !current.get().alerts().contains(alert)) {
            return;
        }
        List<String> others = current.get().alerts().stream()
                .filter(name -> !name.equals(alert))
                .toList();
        if (others.isEmpty()) {
            end(transaction, current.get(), new Reason("serving.failsafe", "alert " + alert + " is over"), on);
        } else {
            store.put(transaction, current.get().keptBy(others));
        }
    }

    /// A version becomes the champion: what alerts had engaged against another one is lifted. What a person engaged
    /// stays.
    void championMoved(Transaction transaction, EndpointName endpoint, int version, Reason reason, Instant on)
            throws SQLException {
        Optional<Engagement> current = store.current(transaction, endpoint);
        if (current.isPresent() && current.get().endsWith(version)) {
            end(transaction, current.get(), new Reason(reason.who(), "a new champion: " + reason.why()), on);
        }
    }

    /// Switches to what lasts, after a restart.
    public void resume(EndpointName endpoint) {
        Optional<Engagement> current = current(endpoint);
        switchboard.setEngaged(endpoint, current.isPresent());
        current.filter(it -> !it.isManual() && it.alertToEffectMs().isEmpty())
                .ifPresent(it -> effects.measure(it, it.engagedAt()));
    }

    private void keep(Transaction transaction, Engagement current, String alert) throws SQLException {
        if (!current.isManual() && !current.alerts().contains(alert)) {
            List<String> alerts = new ArrayList<>(current.alerts());
            alerts.add(alert);
            store.put(transaction, current.keptBy(alerts));
        }
    }

    private Engagement begin(
            Transaction transaction,
            EndpointName endpoint,
            List<String> alerts,
            Reason reason,
            Instant on,
            Engagement.Numbers numbers)
            throws SQLException {
        Engagement engagement = new Engagement(
                store.nextNumber(transaction),
                endpoint,
                alerts,
                reason,
                on,
                now(),
                numbers,
                Optional.empty(),
                Optional.empty());
        store.put(transaction, engagement);
        JsonObject.Builder values = values(true, numbers);
        alerts.forEach(alert -> values.put("alert", alert));
        changes.append(transaction, endpoint.ref(), "failsafe-engaged", values.build(), reason);
        note(transaction, endpoint, Verdict.FAILED, reason.why(), values.build(), on);
        transaction.afterCommit(() -> switchboard.setEngaged(endpoint, true));
        return engagement;
    }

    private Engagement end(Transaction transaction, Engagement current, Reason reason, Instant on) throws SQLException {
        Engagement ended = current.liftedBy(reason, on, now());
        store.put(transaction, ended);
        JsonObject values = values(false, Engagement.Numbers.NONE).build();
        EndpointName endpoint = current.endpoint();
        changes.append(transaction, endpoint.ref(), "failsafe-lifted", values, reason);
        note(transaction, endpoint, Verdict.PASSED, reason.why(), values, on);
        transaction.afterCommit(() -> switchboard.setEngaged(endpoint, false));
        return ended;
    }

    private void note(
            Transaction transaction,
            EndpointName endpoint,
            Verdict verdict,
            String summary,
            JsonObject values,
            Instant on)
            throws SQLException {
        evidence.append(
                transaction,
                new EvidenceDraft(
                        endpoint.ref(), TYPE, verdict, "serving.failsafe", summary, values, on, Optional.empty()));
    }

    private static JsonObject.Builder values(boolean engaged, Engagement.Numbers numbers) {
        JsonObject.Builder values = JsonObject.builder().put("engaged", engaged);
        numbers.championVersion().ifPresent(it -> values.put("champion_version", it));
        numbers.championMae().ifPresent(it -> values.put("champion_mae", it));
        numbers.failsafeMae().ifPresent(it -> values.put("failsafe_mae", it));
        return values;
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
